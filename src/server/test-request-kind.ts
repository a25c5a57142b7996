/** What a request to a provider is for. */
export type RequestKind = 'send' | 'poll' | 'archive' | 'list' | 'cancel' | 'upload' | 'download';

const RUNWARE_KINDS: Readonly<Record<string, RequestKind>> = {
  imageInference: 'send',
  getResponse: 'poll',
  getTaskDetails: 'archive',
};

/** For tests that answer in a provider's place: tells requests apart, whichever provider they go to. */
export async function requestKind(request: Request): Promise<RequestKind> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/pictures/')) return 'download';
  if (pathname.endsWith('/cancel')) return 'cancel';
  if (pathname.endsWith('/files')) return 'upload';
  if (pathname.endsWith('/predictions')) return request.method === 'POST' ? 'send' : 'list';
  if (request.method === 'GET') return 'poll';
  const type = /"taskType":"(\w+)"/.exec(await request.clone().text())?.[1] ?? '';
  return RUNWARE_KINDS[type] ?? 'poll';
}
