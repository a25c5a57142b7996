import { imageHead } from '#web/api/image-head.ts';
import { valueUrl } from '#web/api/image-url.ts';
import { measurePicture } from '#web/form/images/files/measure-picture.ts';
import type { ImageFacts } from '#web/form/state/form-services.ts';

const known = new Map<string, Promise<ImageFacts | null>>();

/** What is known of an image that our server has: it never changes, and is asked for once. */
export function imageFacts(value: string): Promise<ImageFacts | null> {
  const facts = known.get(value) ?? ask(value);
  known.set(value, facts);
  return facts;
}

async function ask(value: string): Promise<ImageFacts | null> {
  const url = valueUrl(value);
  if (url === null) return null;
  const [head, size] = await Promise.all([imageHead(value), measurePicture(url)]);
  if (head && size) return { ...head, ...size };
  // It may be asked for again: the server may have been away.
  known.delete(value);
  return null;
}
