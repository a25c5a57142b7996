import type { Page } from '@playwright/test';

/** The addresses of all requests of a page that could change something. Goes on being filled. */
export function watchChanges(page: Page): readonly string[] {
  const urls: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && urls.push(request.url()));
  return urls;
}
