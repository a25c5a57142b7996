import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { testTask } from '#core/test-task.ts';
import { writeTask } from './task-cache.ts';
import { tasksQuery } from './tasks-query.ts';

const FIRST = { cursor: '', below: null };

function madeIn(month: string, id = month) {
  const times = {
    accepted: `${month}-01T00:00:00.000Z`,
    sent: null,
    running: null,
    saving: null,
    ended: null,
  };
  return testTask(id, { times });
}

/** A list of which two pages are read, the second with a cursor to more or without. */
function openList(nextCursor: string | null) {
  const client = new QueryClient();
  const { queryKey } = tasksQuery({});
  const months = ['2026-11', '2026-09', '2026-07', '2026-05'].map((month) => madeIn(month));
  client.setQueryData(queryKey, {
    pages: [
      { tasks: months.slice(0, 2), nextCursor: '2' },
      { tasks: months.slice(2), nextCursor },
    ],
    pageParams: [FIRST, { cursor: '2', below: months[1]?.times.accepted ?? null }],
  });
  const pages = () =>
    client.getQueryData(queryKey)?.pages.map(({ tasks }) => tasks.map(({ id }) => id).join(' '));
  return { client, pages };
}

describe('a task that is told of', () => {
  it.each([
    ['2026-12', ['2026-12 2026-11 2026-09', '2026-07 2026-05']],
    ['2026-10', ['2026-11 2026-10 2026-09', '2026-07 2026-05']],
    ['2026-08', ['2026-11 2026-09', '2026-08 2026-07 2026-05']],
    ['2026-06', ['2026-11 2026-09', '2026-07 2026-06 2026-05']],
    ['2026-04', ['2026-11 2026-09', '2026-07 2026-05']],
  ])('has its place by when it was made, or comes with its page: %s', (month, expected) => {
    const { client, pages } = openList('4');
    writeTask(client, madeIn(month));
    expect(pages()).toEqual(expected);
  });

  it('ends a list of which all is read, where it is the oldest', () => {
    const { client, pages } = openList(null);
    writeTask(client, madeIn('2026-04'));
    expect(pages()).toEqual(['2026-11 2026-09', '2026-07 2026-05 2026-04']);
  });

  it('stands once, whichever of those of its moment it is', () => {
    const { client, pages } = openList('4');
    for (const id of ['one', 'two', 'one']) writeTask(client, madeIn('2026-11', id));
    // As old as the last of what is read: it may be on the next page.
    writeTask(client, madeIn('2026-05', 'three'));
    expect(pages()).toEqual(['two one 2026-11 2026-09', '2026-07 2026-05']);
  });
});
