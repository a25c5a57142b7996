import { valueUrl, valueUrl } from '#web/api/image-url.ts';
import { uploadImage } from '#web/api/upload-image.ts';
import type { FormServices } from '#web/form/state/form-services.ts';

/** What the form needs of the server: to keep an image, and to show one that is kept. */
export const playgroundServices: FormServices = {
  async uploadImage(file) {
    try {
      const { id, ...facts } = await uploadImage(file);
      return { ok: true, value: `upload:${id}`, ...facts };
    } catch (failure) {
      return { ok: false, message: failure instanceof Error ? failure.message : String(failure) };
    }
  },
  previewUrl: valueUrl,
  fullUrl: valueUrl,
  pickFromGallery: null,
  privateBarredBy: null,
};
