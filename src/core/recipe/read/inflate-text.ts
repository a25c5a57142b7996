import { MAX_TEXT_BYTES } from './max-text-bytes.ts';

/** Unpacks what zlib packed; `null` where it is damaged or more than 1 MiB. No more than that is ever unpacked. */
export async function inflateText(packed: Uint8Array): Promise<Uint8Array | null> {
  const reader = new Blob([packed.slice()])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > MAX_TEXT_BYTES) {
        await reader.cancel();
        return null;
      }
      chunks.push(read.value);
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
