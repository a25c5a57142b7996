/**
 * Whether a header is kept of a request or its answer: by these a provider's support finds a request, or they say what to do
 * next. Keys and cookies are none of them.
 */
export function isKeptHeader(name: string): boolean {
  return KEPT.test(name);
}

const KEPT =
  /^(?:content-type|date|retry-after|cancel-after|(?:[a-z]+-)?request-id|cf-ray|ratelimit-[a-z-]+|[a-z-]+-cluster)$/i;
