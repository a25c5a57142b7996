import { isRefusal } from './outbox/is-refusal.ts';
import { uploadOnce } from './upload-once.ts';

/** What an input names the image by, or why the server did not take it. */
type UploadedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly message: string; readonly canRetry: boolean };

/** Hands an input image to the server. Rejects by `signal` alone. */
export async function uploadValue(file: Blob, signal: AbortSignal): Promise<UploadedValue> {
  try {
    const { id } = await uploadOnce(file, signal);
    return { ok: true, value: `upload:${id}` };
  } catch (failure) {
    signal.throwIfAborted();
    const message = failure instanceof Error ? failure.message : String(failure);
    return { ok: false, message, canRetry: !isRefusal(failure) || failure.status === 429 };
  }
}
