import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Issue } from '#core/schema/issue.ts';

const TITLES: Partial<Record<number, string>> = {
  400: 'Not understood',
  401: 'Sign in',
  402: 'Over the budget',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible now',
  410: 'Gone',
  413: 'Too large',
  415: 'Wrong kind of content',
  422: 'Not valid',
  429: 'Too many at once',
  500: 'Our fault',
  503: 'Not available now',
  507: 'No room left',
};

type More = {
  readonly issues?: readonly Issue[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a route answers where it cannot do as asked: `application/problem+json` (RFC 9457). */
export class Problem extends HTTPException {
  constructor(status: ContentfulStatusCode, detail: string, more: More = {}) {
    super(status, { message: detail, res: toResponse(status, detail, more) });
  }
}

function toResponse(status: ContentfulStatusCode, detail: string, { issues, headers }: More): Response {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    ...(issues ? { issues } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}
