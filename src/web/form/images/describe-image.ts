import { readImageValue } from '#core/schema/image-value.ts';

/** What the value of an image parameter is, in a few words, and what tells it apart from others. */
export function describeImage(value: string): { readonly title: string; readonly detail: string } {
  const read = readImageValue(value);
  switch (read.kind) {
    case 'upload':
      return { title: 'Uploaded image', detail: read.sha256.slice(0, 12) };
    case 'image':
      return { title: 'Result', detail: read.id };
    case 'url':
      return { title: new URL(read.url).hostname, detail: read.url };
    case 'provider-id':
      return { title: 'Image at the provider', detail: read.id };
    case 'inline':
      return { title: 'Image in the text', detail: `${value.slice(0, 24)}…` };
    case 'refused':
      return { title: 'Not an image', detail: value };
  }
}
