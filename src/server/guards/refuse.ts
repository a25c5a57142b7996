/** Ends a request with a sentence that says why. Handed in, so that every refusal reads alike. */
export type Refuse = (
  status: 401 | 403 | 404 | 405 | 413 | 415 | 429,
  detail: string,
  headers?: Readonly<Record<string, string>>,
) => never;
