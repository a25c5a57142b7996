import { readImageValue } from '#core/schema/image-value.ts';
import { valueUrl } from '#web/api/image-url.ts';

/** The bytes of an image that is only here: of an upload or a result, or in the value itself. `null`: they are not here any more. */
export async function imageBytes(value: string): Promise<Blob | null> {
  try {
    const read = readImageValue(value);
    if (read.kind === 'inline')
      return new Blob([Uint8Array.from(atob(read.base64), (digit) => digit.charCodeAt(0))]);
    const url = valueUrl(value);
    const response = url === null ? null : await fetch(url);
    return response?.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
