import { OWN_IMAGE_TYPE } from '#core/own-image-type.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import { loneImage } from './lone-image.ts';

/** Images that were dropped, pasted or chosen: files, or the value of one that lies elsewhere. */
export type Incoming =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | {
      readonly kind: 'value';
      readonly value: string;
      /** It is an image for certain, also where nobody asked for one: no mere word, no link to some page. */
      readonly isCertain: boolean;
    };

/** Of a `DataTransfer`, what is read here. */
export type TransferData = {
  readonly files: Iterable<File>;
  readonly getData: (type: string) => string;
};

/**
 * What a drop or a clipboard holds for an image field, `null` where that is nothing. A result of our own comes first, then
 * files; an image of a web page comes with its file, or as HTML that holds nothing else, whose address is taken as text.
 */
export function readTransfer(data: TransferData): Incoming | null {
  const own = data.getData(OWN_IMAGE_TYPE);
  if (readImageValue(own).kind === 'image') return { kind: 'value', value: own, isCertain: true };
  const files = [...data.files];
  if (files.length > 0) return { kind: 'files', files };
  const copied = loneImage(data.getData('text/html'));
  if (copied !== null && isAddress(copied)) return read(copied, true);
  return read(data.getData('text/plain').trim(), false);
}

function isAddress(value: string): boolean {
  const { kind } = readImageValue(value);
  return kind === 'url' || (kind === 'inline' && value.startsWith('data:'));
}

function read(text: string, isFromImage: boolean): Incoming | null {
  const value = readImageValue(text);
  switch (value.kind) {
    case 'refused':
      return null;
    case 'inline':
      // As a file it is kept once by the server, and not carried along as a megabyte of text.
      return text.startsWith('data:')
        ? { kind: 'files', files: [fileOf(text, value.base64)] }
        : { kind: 'value', value: text, isCertain: false };
    case 'url': {
      const isCertain = isFromImage || /\.(?:png|jpe?g|webp)$/i.test(new URL(value.url).pathname);
      return { kind: 'value', value: value.url, isCertain };
    }
    case 'upload':
    case 'image':
      return { kind: 'value', value: text, isCertain: true };
    case 'provider-id':
      return { kind: 'value', value: text, isCertain: false };
  }
}

function fileOf(uri: string, base64: string): File {
  const type = /^data:([^;,]+)/.exec(uri)?.[1] ?? '';
  const bytes = Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));
  return new File([bytes], '', { type });
}
