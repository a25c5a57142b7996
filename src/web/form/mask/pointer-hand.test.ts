import { expect, test } from 'vitest';
import { createPointerHand, type HandPointer } from './pointer-hand.ts';

function finger(id: number, x: number, y = 0): HandPointer {
  return { id, kind: 'touch', x, y, pressure: 0.5, button: 0 };
}

function mouse(x: number, button = 0): HandPointer {
  return { id: 1, kind: 'mouse', x, y: 0, pressure: 0.5, button };
}

/** A hand that writes down what it does. */
function hand() {
  const did: string[] = [];
  const pointers = createPointerHand({
    begin: ({ x }) => did.push(`begin ${x}`),
    extend: (places) => did.push(`extend ${places.map(({ x }) => x).join(' ')}`),
    end: () => did.push('end'),
    abort: () => did.push('abort'),
    drag: (from, to, zoomBy) => did.push(`drag ${to.x - from.x} ${zoomBy}`),
  });
  return { ...pointers, did };
}

test('one finger paints', () => {
  const { down, move, up, did } = hand();
  down(finger(1, 10), false);
  move([finger(1, 12), finger(1, 15)]);
  up(1);
  expect(did).toEqual(['begin 10', 'extend 12 15', 'end']);
});

test('a second finger takes back what the first began; both move and pinch, and the last to stay does not paint', () => {
  const { down, move, up, did } = hand();
  down(finger(1, 0), false);
  down(finger(2, 100), false);
  move([finger(2, 200)]);
  up(1);
  move([finger(2, 210)]);
  up(2);
  down(finger(3, 5), false);
  expect(did).toEqual(['begin 0', 'abort', 'drag 50 2', 'drag 10 1', 'begin 5']);
});

test('the middle button and the held key move the picture, other buttons do nothing', () => {
  const { down, move, up, did } = hand();
  down(mouse(0, 2), false);
  move([mouse(9)]);
  down(mouse(0, 1), false);
  move([mouse(7)]);
  up(1);
  down(mouse(0), true);
  move([mouse(-3)]);
  up(1);
  expect(did).toEqual(['drag 7 1', 'drag -3 1']);
});

test('a palm on the glass disturbs no pen', () => {
  const { down, move, up, did } = hand();
  down({ ...finger(1, 0), kind: 'pen' }, false);
  down(finger(2, 300), false);
  move([finger(2, 310)]);
  move([{ ...finger(1, 4), kind: 'pen' }]);
  up(2);
  up(1);
  expect(did).toEqual(['begin 0', 'extend 4', 'end']);
});
