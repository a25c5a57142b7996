import { expect, test } from 'vitest';
import { definitionSchema } from './definition.ts';
import { inWords } from './in-words.ts';
import { reasonOf } from './reason-of.ts';

function reasonFor(document: unknown): string {
  const { error } = definitionSchema.safeParse(document, inWords);
  return error ? reasonOf(error) : 'nothing';
}

test('names what is wrong in a line each, with its place, and counts what is beyond five', () => {
  expect(reasonFor({ title: 'Broken' }).split('\n')).toEqual([
    expect.stringMatching(/^\$schema: Invalid input/),
    expect.stringMatching(/^\$id: Invalid input/),
    expect.stringMatching(/^description: Invalid input/),
    expect.stringMatching(/^\["x-creator"\]: Invalid input/),
    expect.stringMatching(/^\["x-released"\]: Invalid input/),
    expect.stringMatching(/^and \d+ more$/),
  ]);
});

test('what is wrong as a whole has no place', () => {
  expect(reasonFor(5)).toBe('Invalid input: expected object, received number');
});
