import { valueUrl } from './image-url.ts';

/** What the server tells of an image without sending it: bytes and media type. `null` where it does not have it. */
export async function imageHead(
  value: string,
): Promise<{ readonly bytes: number; readonly type: string } | null> {
  const url = valueUrl(value);
  if (url === null) return null;
  const response = await fetch(url, { method: 'HEAD' }).catch(() => null);
  if (!response?.ok) return null;
  const bytes = Number(response.headers.get('content-length'));
  return { bytes, type: response.headers.get('content-type') ?? '' };
}
