import { useSourceImage } from '#web/form/images/use-source-image.ts';

export type MaskSource =
  | { readonly ok: true; readonly value: string; readonly url: string; readonly title: string }
  | { readonly ok: false; readonly reason: string };

/** The image that a mask is painted on: what is set for the model's source image, or a sentence about what is missing. */
export function useMaskSource(): MaskSource | null {
  const source = useSourceImage();
  if (!source) return null;
  const { title, value, url } = source;
  if (value === '') return { ok: false, reason: `To paint a mask here, give the image first: ${title}.` };
  if (url !== null) return { ok: true, value, url, title };
  return {
    ok: false,
    reason: `${title} does not lie on this server, and the page loads nothing from elsewhere. To paint on it, upload it as a file.`,
  };
}
