/** How long a name is at the most, in characters as people count them. */
const MAX_LENGTH = 80;
/** Names that Windows has for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A text as the name of a file that every system takes, without its ending; `fallback` where nothing is left of it. */
export function safeFileName(text: string, fallback: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    // What no name may hold, what ends a line, and what is not seen or turns the rest around.
    .replace(/[\p{C}\p{Z}<>:"/\\|?*%;\ufffd]+/gu, ' ');
  const name = [...new Intl.Segmenter().segment(plain.slice(0, MAX_LENGTH * 10))]
    .slice(0, MAX_LENGTH)
    .map(({ segment }) => segment)
    .join('')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
  return name === '' || DEVICE.test(name) ? fallback : name;
}
