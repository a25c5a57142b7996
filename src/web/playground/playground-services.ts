import { valueUrl } from '#web/api/image-url.ts';
import { isRefusal } from '#web/api/outbox/is-refusal.ts';
import { uploadOnce } from '#web/api/upload-once.ts';
import type { FormServices } from '#web/form/state/form-services.ts';
import { imageFacts } from './image-facts.ts';
import { pickRequests } from './pick-image/pick-requests.ts';

/** What the form needs of the server: to keep an image, to tell of one that is kept, and to show what there is. */
export const playgroundServices: FormServices = {
  async uploadImage(file, signal) {
    try {
      const { id } = await uploadOnce(file, signal);
      return { ok: true, value: `upload:${id}` };
    } catch (failure) {
      signal.throwIfAborted();
      const message = failure instanceof Error ? failure.message : String(failure);
      return { ok: false, message, canRetry: !isRefusal(failure) || failure.status === 429 };
    }
  },
  uploadLimits: null,
  imageFacts,
  previewUrl: (value) => valueUrl(value, 320),
  fullUrl: (value) => valueUrl(value),
  pickFromGallery: pickRequests.ask,
  lastSeed: () => null,
  privateBarredBy: null,
};
