import { valueUrl } from '#web/api/image-url.ts';
import { uploadValue } from '#web/api/upload-value.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import { pickRequests } from '#web/form-services/pick-image/pick-requests.ts';
import { imageFacts } from './image-facts.ts';

/** What the form needs of the server: to keep an image, to tell of one that is kept, and to show what there is. */
export const serverServices: FormServices = {
  uploadImage: uploadValue,
  uploadLimits: null,
  imageFacts,
  previewUrl: (value) => valueUrl(value, 320),
  fullUrl: (value) => valueUrl(value),
  pickFromGallery: pickRequests.ask,
  lastSeed: () => null,
  privateBarredBy: null,
};
