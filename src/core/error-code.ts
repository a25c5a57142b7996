/** The code of an error, or of the first of its causes that has one: `fetch` wraps what the socket or the file system said. Empty: none. */
export function errorCode(failure: unknown): string {
  for (let error = failure; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return '';
}
