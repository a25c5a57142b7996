/** For tests: the first text under a key, however deep in an answer; empty where there is none. */
export function textAt(body: unknown, key: string): string {
  const json = JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return new RegExp(`"${key}":"([^"]*)"`).exec(json)?.[1] ?? '';
}
