import { expect, test } from 'vitest';
import { createStageKeys } from './stage-keys.ts';

function keyboard() {
  const did: string[] = [];
  const keys = createStageKeys({
    size: { width: 100, height: 60 },
    stepOf: () => 5,
    moveTo: ({ x, y }) => did.push(`at ${x} ${y}`),
    begin: ({ x, y }) => did.push(`begin ${x} ${y}`),
    extend: ({ x, y }) => did.push(`extend ${x} ${y}`),
    end: () => did.push('end'),
  });
  function event(key: string, more: object): KeyboardEvent {
    // Stands in for the browser's: only these are read.
    return { key, preventDefault: () => undefined, ...more } as KeyboardEvent;
  }
  return {
    did,
    press: (key: string, more: object = {}) => keys.press(event(key, more)),
    release: (key: string) => keys.release(event(key, {})),
    leave: keys.leave,
    giveWay: keys.giveWay,
    isSpaceHeld: keys.isSpaceHeld,
  };
}

test('arrows move the brush from the middle, faster with Shift, and never out of the picture', () => {
  const { press, did } = keyboard();
  press('ArrowLeft');
  press('ArrowDown', { shiftKey: true });
  expect(did).toEqual(['at 45 30', 'at 45 60']);
});

test('Space or Enter sets a dab; held while arrows move, it draws; a held key does not begin again', () => {
  const { press, release, did } = keyboard();
  press('Enter');
  press('Enter', { repeat: true });
  release('Enter');
  press(' ');
  press('ArrowRight');
  release(' ');
  expect(did).toEqual([
    'begin 50 30',
    'at 50 30',
    'end',
    'begin 50 30',
    'at 50 30',
    'extend 55 30',
    'at 55 30',
    'end',
  ]);
});

test('once the pointer moves, Space is for moving the picture, until an arrow is pressed', () => {
  const { press, release, giveWay, isSpaceHeld, did } = keyboard();
  giveWay();
  press(' ');
  expect([isSpaceHeld(), did]).toEqual([true, []]);
  release(' ');
  press('ArrowLeft');
  press(' ');
  expect(isSpaceHeld()).toBe(false);
  expect(did.at(-2)).toBe('begin 45 30');
});

test('a stroke by keys ends when the focus goes', () => {
  const { press, leave, release, did } = keyboard();
  press(' ');
  leave();
  release(' ');
  expect(did.filter((act) => act === 'end')).toHaveLength(1);
});
