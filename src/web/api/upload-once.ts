import { createUploadOnce } from './create-upload-once.ts';
import { hashBytes } from './hash-bytes.ts';
import { uploadImage } from './upload-image.ts';

/** Hands an input image to the server; the same bytes once for as long as this page lives. */
export const uploadOnce = createUploadOnce({ upload: uploadImage, hash: hashBytes });
