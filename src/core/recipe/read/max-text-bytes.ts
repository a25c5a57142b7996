/** The most that is read of one text in an image, in bytes, packed or not. Source: threats.md R10. */
export const MAX_TEXT_BYTES = 1024 * 1024;
