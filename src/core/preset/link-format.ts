/** What the fragment of a preset link looks like. Later versions have their own number, and read this one too. */
export const LINK_FORMAT = {
  /** What comes before the version. */
  name: 'p=',
  version: '1',
  /** The longest fragment, in characters; what is longer is cut by mail and chat. */
  maxLength: 16_384,
  /** The most that a payload may inflate to, in bytes. */
  maxInflated: 65_536,
} as const;
