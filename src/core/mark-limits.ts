/** How much can be noted about a task: what the page lets type, and the server takes. Lengths in UTF-16 units. */
export const MARK_LIMITS = { tags: 50, tagLength: 50, noteLength: 10_000 } as const;
