/** The type under which one of our results is dragged; its data is its value, `image:<id>`. */
export const OWN_IMAGE_TYPE = 'application/x-proofsheet-image';
