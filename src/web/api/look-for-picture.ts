import { z } from 'zod/mini';
import { ApiProblem, request } from './request.ts';

/** Why a picture did not load: its file is `gone` from the server, or it may load yet. With a sentence. */
export type PictureTrouble = { readonly isGone: boolean; readonly reason: string };

/** Asks the server what is wrong with a picture; `null` where it is there. An `<img>` does not tell. */
export async function lookForPicture(url: string): Promise<PictureTrouble | null> {
  try {
    // A picture is no JSON: that it came at all is the answer.
    await request(url.replace(/^\/api/, ''), z.unknown(), { method: 'GET' });
    return null;
  } catch (failure) {
    const isGone = failure instanceof ApiProblem && failure.status === 404;
    return { isGone, reason: failure instanceof Error ? failure.message : String(failure) };
  }
}
