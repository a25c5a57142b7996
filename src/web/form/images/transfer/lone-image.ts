/** An image with all its styles is a few kilobytes; what is longer than this is a text, and not searched. In characters. */
const MAX_LENGTH = 32_768;

/**
 * The address of the one image that a piece of copied HTML consists of; `null` where it holds more to read, or several. The
 * text is only searched: it never becomes part of a page, and nothing that it names is asked for.
 */
export function loneImage(html: string): string | null {
  if (html.length > MAX_LENGTH) return null;
  const text = html.replace(/<!--.*?-->|<(style|script|head|title)\b.*?<\/\1\s*>/gis, '');
  const [tag, ...others] = text.match(/<img\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? [];
  if (tag === undefined || others.length > 0) return null;
  const words = text.replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/g, '').replace(/&nbsp;|&#160;/g, '');
  if (words.trim() !== '') return null;
  const [, double, single, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
  return (double ?? single ?? bare ?? '').replace(/&(?:amp|#38);/g, '&').trim() || null;
}
