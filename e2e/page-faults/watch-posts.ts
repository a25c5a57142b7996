import type { Page } from '@playwright/test';

/** The ids of the tasks that a page asked for, one for each request that left it. Goes on being filled. */
export function watchPosts(page: Page): readonly string[] {
  const ids: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/tasks'))
      ids.push(request.postDataJSON().id);
  });
  return ids;
}
