/** The keys that are no parameters. */
export const OWN_KEYS = ['is', 'model', 'provider', 'tag', 'before', 'after'] as const;
