import { expect, test } from 'vitest';
import { formKeyOf } from './form-key-of.ts';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test.each([
  ['help', { key: 'F1', code: 'F1' }],
  ['reset', { key: 'r', code: 'KeyR', altKey: true }],
  ['reset', { key: '®', code: 'KeyR', altKey: true }],
  ['undo', { key: 'z', code: 'KeyZ', ctrlKey: true }],
  ['undo', { key: 'z', code: 'KeyY', metaKey: true }],
  ['redo', { key: 'Z', code: 'KeyZ', metaKey: true, shiftKey: true }],
  ['redo', { key: 'y', code: 'KeyY', ctrlKey: true }],
] as const)('knows its own key for %s', (name, press) => {
  expect(formKeyOf({ ...NONE, ...press })).toBe(name);
});

test.each([
  { key: 'r', code: 'KeyR' },
  { key: 'r', code: 'KeyR', ctrlKey: true },
  { key: '®', code: 'KeyR', ctrlKey: true, altKey: true },
  { key: 'Backspace', code: 'Backspace', altKey: true },
  { key: 'z', code: 'KeyZ' },
])('leaves %o to the browser: AltGr types, and Alt with Backspace deletes a word on a Mac', (press) => {
  expect(formKeyOf({ ...NONE, ...press })).toBeNull();
});
