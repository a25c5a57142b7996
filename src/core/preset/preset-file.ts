/** How presets stand in a file, and its bounds: whatever is exported can be imported. */
export const PRESET_FILE = {
  /** The largest file, in bytes. Source: threats.md R10. */
  maxBytes: 4 * 1024 * 1024,
  /** As many as a server keeps. */
  mostPresets: 1_000,
  /** How thumbnails stand beside their recipes. Later versions have their own number. */
  thumbnailVersion: 1,
} as const;
