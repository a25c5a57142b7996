import { closeBracketsKeymap, closeCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { type Extension, Prec } from '@codemirror/state';
import { closeHoverTooltips, type EditorView, hasHoverTooltips, keymap } from '@codemirror/view';

/** The keys of the editor. Tab is none of them, it moves the focus on; Ctrl+Enter is left to the page, where it runs. */
export const editorKeys: Extension = [
  Prec.highest(
    keymap.of([
      // What is closed is the hint, and not the sheet around the editor.
      { key: 'Escape', run: (view) => closeCompletion(view) || closeHelp(view), stopPropagation: true },
    ]),
  ),
  keymap.of([
    { key: 'F8', run: nextDiagnostic },
    { key: 'Shift-F8', run: previousDiagnostic },
    ...closeBracketsKeymap,
    ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
    ...historyKeymap,
  ]),
];

function closeHelp(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}
