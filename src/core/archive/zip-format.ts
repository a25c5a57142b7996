/** What marks the records of a ZIP, and how long they are without their names, in bytes. Source: APPNOTE.TXT 6.3.10, 4.3. */
export const LOCAL = { signature: 0x04034b50, bytes: 30 } as const;
export const DESCRIPTOR = { signature: 0x08074b50, bytes: 16 } as const;
export const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const;
export const END = { signature: 0x06054b50, bytes: 22 } as const;
export const END_64 = { signature: 0x06064b50, bytes: 56 } as const;
export const LOCATOR_64 = { signature: 0x07064b50, bytes: 20 } as const;

/** The name of the extra field with numbers of 64 bits, and what stands in their usual places (4.5.3). */
export const EXTRA_64 = 0x0001;
export const IN_EXTRA_16 = 0xffff;
export const IN_EXTRA_32 = 0xffff_ffff;

/** What is set where names are UTF-8, where sizes follow the bytes, and where they are encrypted (4.4.4). */
export const FLAGS = { encrypted: 1, sizesFollow: 1 << 3, utf8: 1 << 11 } as const;

/** How bytes are packed (4.4.5). */
export const METHODS = { stored: 0, deflated: 8 } as const;
