import { refusalOfUrl } from './public-url.ts';

/** What the value of an image parameter refers to. */
export type ImageValue =
  | { readonly kind: 'upload'; readonly sha256: string }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'provider-id'; readonly id: string }
  | { readonly kind: 'inline'; readonly base64: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATA_URI_HEAD = /^data:image\/(?:png|jpe?g|webp);base64,/;
/** The least length at which a bare word is taken for an image in base64. */
const MIN_BASE64_LENGTH = 32;

/** Reads the value of an image parameter, or says in a sentence why it cannot be one. */
export function readImageValue(
  text: string,
): ImageValue | { readonly kind: 'refused'; readonly reason: string } {
  const upload = /^upload:([0-9a-f]{64})$/.exec(text);
  if (upload?.[1]) return { kind: 'upload', sha256: upload[1] };
  if (text.startsWith('image:') && UUID.test(text.slice(6))) return { kind: 'image', id: text.slice(6) };
  if (UUID.test(text)) return { kind: 'provider-id', id: text };
  if (text.startsWith('data:')) {
    const base64 = text.slice(DATA_URI_HEAD.exec(text)?.[0].length ?? text.length);
    return isBase64(base64)
      ? { kind: 'inline', base64 }
      : refused('A data URI must hold a PNG, JPEG or WebP in base64.');
  }
  if (text.length >= MIN_BASE64_LENGTH && isBase64(text)) return { kind: 'inline', base64: text };
  if (!text.includes(':')) return refused('Give an image file, an https URL, a data URI or a UUID.');
  const refusal = refusalOfUrl(text);
  return refusal ? refused(`This URL cannot be used. ${refusal}`) : { kind: 'url', url: text };
}

/** Looks for what does not belong, since a pattern over millions of characters overflows the stack. */
function isBase64(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '');
  return digits !== '' && !/[^A-Za-z0-9+/]/.test(digits);
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
