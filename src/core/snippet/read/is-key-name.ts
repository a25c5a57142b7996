/** Whether a header or an option of that name carries a key: `Authorization`, `apiKey`, `X-Api-Token`. */
export function isKeyName(name: string): boolean {
  return /^(?:(?:proxy-)?authorization|cookie|auth|password|secret|(?:\w+[-_])*(?:api[-_]?)?(?:key|token))$/i.test(
    name,
  );
}

/** Why nothing that has such a name is taken. */
export const WHY_NO_KEY = 'A key, which is never kept.';
