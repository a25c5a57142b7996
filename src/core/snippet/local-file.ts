import { readImageValue } from '#core/schema/image-value.ts';

/** What the name of an image's file ends with, and what its data URI is headed with. */
export type ImageSubtype = 'png' | 'jpeg' | 'webp';

/** The file in which code finds an image that our server alone has: `upload-<sha256>.png`. `null`: it is no such image. */
export function localFileName(value: string, subtype: ImageSubtype): string | null {
  const read = readImageValue(value);
  if (read.kind === 'upload') return `upload-${read.sha256}.${subtype}`;
  return read.kind === 'image' ? `image-${read.id}.${subtype}` : null;
}

/** The data URI of a file as it is written where its bytes are not at hand: the name stands in their place. */
export function fileUri(name: string): string {
  return `data:image/${name.split('.').at(-1)};base64,${name}`;
}

const FILE_URI = /^data:image\/[a-z]+;base64,(?:.*[/\\])?(upload|image)-([0-9a-f-]+)\.[a-z]+$/;

/** The image that such a URI stands for; any other text as it is. */
export function valueOfFileUri(text: string): string {
  const [, kind, id] = (text.length < 500 && FILE_URI.exec(text)) || [];
  return kind ? `${kind}:${id}` : text;
}
