import type { KeyboardEvent } from 'react';
import type { MaskPainting } from './mask-painting.ts';
import { type MaskSettings, nextSize } from './mask-settings.ts';
import type { MaskStageControl } from './mask-stage-control.ts';

type Editor = {
  readonly painting: MaskPainting;
  readonly settings: MaskSettings;
  readonly onSettings: (settings: MaskSettings) => void;
  readonly stage: MaskStageControl | null;
};

/** What the keys do everywhere in the editor but in a text box, which has its own undo and its own letters. */
export function handleMaskShortcut(event: KeyboardEvent, editor: Editor): void {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
  if (isTyping || event.altKey) return;
  const isCommand = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = isCommand ? commands[event.shiftKey ? `Shift+${key}` : key] : keys[key];
  if (!act) return;
  event.preventDefault();
  act(editor);
}

type Acts = Readonly<Record<string, (editor: Editor) => void>>;

const commands: Acts = {
  z: ({ painting }) => painting.undo(),
  'Shift+z': ({ painting }) => painting.redo(),
  y: ({ painting }) => painting.redo(),
};

const keys: Acts = {
  b: ({ settings, onSettings }) => onSettings({ ...settings, tool: 'brush' }),
  e: ({ settings, onSettings }) => onSettings({ ...settings, tool: 'eraser' }),
  '[': ({ settings, onSettings }) => onSettings({ ...settings, size: nextSize(settings.size, -1) }),
  ']': ({ settings, onSettings }) => onSettings({ ...settings, size: nextSize(settings.size, 1) }),
  '+': ({ stage }) => stage?.zoomBy(1.25),
  '=': ({ stage }) => stage?.zoomBy(1.25),
  '-': ({ stage }) => stage?.zoomBy(0.8),
  '0': ({ stage }) => stage?.fit(),
  '1': ({ stage }) => stage?.showActualSize(),
};
