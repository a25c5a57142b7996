import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEditHistory } from './edit-history.ts';

/** Letters that are written one after another: what they made shows every slip of the order. */
function writing(maxSnapshots: number) {
  let text = '';
  let applied = 0;
  const history = createEditHistory<string, string>({
    apply(letter) {
      text += letter;
      applied += 1;
    },
    snapshot: () => text,
    restore(snapshot) {
      text = snapshot ?? '';
    },
    maxSnapshots,
  });
  return {
    history,
    text: () => text,
    applied: () => applied,
    scribble() {
      text += '?';
    },
    write(letter: string) {
      text += letter;
      history.add(letter);
    },
  };
}

test('undoing, doing again and going on give what the plain list of edits would, whatever the order', () => {
  const acts = fc.array(fc.constantFrom('write', 'write', 'write', 'undo', 'undo', 'redo', 'break off'), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 5 }), (steps, maxSnapshots) => {
      const { history, text, write, scribble } = writing(maxSnapshots);
      let edits: readonly string[] = [];
      let count = 0;
      for (const [index, act] of steps.entries()) {
        if (act === 'write') {
          const letter = String.fromCharCode(97 + (index % 26));
          edits = [...edits.slice(0, count), letter];
          count += 1;
          write(letter);
        } else if (act === 'undo') {
          expect(history.undo()).toBe(count > 0);
          count = Math.max(0, count - 1);
        } else if (act === 'redo') {
          expect(history.redo()).toBe(count < edits.length);
          count = Math.min(edits.length, count + 1);
        } else {
          scribble();
          history.rebuild();
        }
        expect(text()).toBe(edits.slice(0, count).join(''));
        expect(history.snapshotCount()).toBeLessThanOrEqual(maxSnapshots);
      }
    }),
  );
});

test('500 edits are undone one by one with little work each, and few snapshots', () => {
  const { history, text, write, applied } = writing(8);
  for (let edit = 0; edit < 500; edit++) write('x');
  let most = 0;
  while (history.canUndo()) {
    const before = applied();
    history.undo();
    most = Math.max(most, applied() - before);
  }
  expect(text()).toBe('');
  expect(most).toBeLessThanOrEqual(150);
  expect(applied()).toBeLessThan(500 * 8);
  expect(history.snapshotCount()).toBeLessThanOrEqual(8);
});

test('what was undone is gone once something new is done', () => {
  const { history, text, write } = writing(2);
  for (const letter of 'abc') write(letter);
  history.undo();
  write('d');
  expect(history.canRedo()).toBe(false);
  expect(text()).toBe('abd');
  expect(history.done()).toEqual(['a', 'b', 'd']);
});
