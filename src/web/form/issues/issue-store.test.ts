import { expect, test, vi } from 'vitest';
import type { Issue } from '#core/schema/issue.ts';
import { createIssueStore } from './issue-store.ts';

test('holds back what concerns a field that is neither touched nor set, until a run was tried', () => {
  const store = createIssueStore();
  store.setValidation({
    issues: [wrong('prompt'), wrong('steps'), wrong('size.width')],
    input: { steps: 99 },
  });
  expect(store.all().map((issue) => issue.path)).toEqual(['steps']);
  store.touch('size.width');
  expect(store.all().map((issue) => issue.path)).toEqual(['steps', 'size.width']);
  store.showAll();
  expect(store.all().map((issue) => issue.path)).toEqual(['prompt', 'steps', 'size.width']);
});

test('gives a field its own issues only, not those inside it', () => {
  const store = createIssueStore();
  store.setForeign([wrong('lora'), wrong('lora.0.model')]);
  expect(store.at('lora')).toEqual([wrong('lora')]);
  expect(store.at('lora.0')).toEqual([]);
});

test('keeps the identity of lists that did not change, and tells nobody when none did', () => {
  const store = createIssueStore();
  const listener = vi.fn();
  store.subscribe(listener);
  store.setValidation({ issues: [wrong('a')], input: { a: 1, b: 2 } });
  const before = store.at('a');
  store.setValidation({ issues: [wrong('a'), wrong('b')], input: { a: 1, b: 2 } });
  expect(store.at('a')).toBe(before);
  expect(store.at('c')).toBe(store.at('d'));
  expect(listener).toHaveBeenCalledTimes(2);
  store.setValidation({ issues: [wrong('a'), wrong('b')], input: { a: 1, b: 3 } });
  expect(listener).toHaveBeenCalledTimes(2);
});

test('keeps what came from outside through validations, until its field changes', () => {
  const store = createIssueStore();
  store.setForeign([wrong('scheduler'), wrong('lora.0.model'), wrong('steps')]);
  store.setValidation({ issues: [], input: {} });
  store.forget('width');
  expect(store.all()).toHaveLength(3);
  store.forget('scheduler');
  store.forget('lora');
  expect(store.all()).toEqual([wrong('steps')]);
});

test('shows one refusal once', () => {
  const store = createIssueStore();
  store.addForeign(wrong('image'));
  store.addForeign(wrong('image'));
  expect(store.at('image')).toHaveLength(1);
});

test('keeps what cannot be read in sight, whatever is validated or changed, until it can', () => {
  const store = createIssueStore();
  store.setUnread(wrong(''));
  store.setForeign([]);
  store.forget('steps');
  store.clear();
  expect(store.all()).toEqual([wrong('')]);
  store.setUnread(null);
  expect(store.all()).toEqual([]);
});

test('begins anew when it is cleared', () => {
  const store = createIssueStore();
  store.showAll();
  store.setForeign([wrong('a')]);
  store.clear();
  store.setValidation({ issues: [wrong('prompt')], input: {} });
  expect(store.all()).toEqual([]);
});

function wrong(path: string): Issue {
  return { path, severity: 'error', message: `${path} is wrong.`, fixes: [] };
}
