/** Two that are looked at together. */
export type Pair<T> = readonly [first: T, second: T];
