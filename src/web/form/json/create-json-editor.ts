import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { history, isolateHistory } from '@codemirror/commands';
import { json, jsonLanguage } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, syntaxTree } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { Annotation, EditorState, StateEffect } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { applyFix } from '#web/form/issues/apply-fix.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { completionsAt } from './completions-at.ts';
import { diagnosticsOf } from './diagnostics-of.ts';
import { editorHelp } from './editor-help.ts';
import { editorKeys } from './editor-keys.ts';
import { editorTheme } from './editor-theme.ts';
import { lengthLimit, refusedLength } from './length-limit.ts';
import { linkInputText } from './link-input-text.ts';
import { pathAt } from './path-at.ts';
import { rangeOfPath } from './range-of-path.ts';
import { replaceText } from './replace-text.ts';
import { typeOver } from './type-over.ts';

/** What the editor found in its text. */
export type Findings = {
  /** Why it cannot be read, with its line. */
  readonly problem: string | null;
  readonly errors: number;
  readonly warnings: number;
};

type EditorOptions = {
  readonly model: Model;
  readonly form: InputForm;
  /** A shadow root: there the styles that the editor makes need no exception of the security policy. */
  readonly root: ShadowRoot;
  readonly onFound: (findings: Findings) => void;
  /** The cursor came to another parameter. */
  readonly onField: (field: Field | null) => void;
  /** A text of that length was too long, and was left out; `null` with the next change. */
  readonly onRefused: (length: number | null) => void;
};

/** How long after a change the text is checked, in milliseconds: not in the middle of a word. */
const CHECK_AFTER_MS = 250;

const fromForm = Annotation.define<true>();
const issuesChanged = StateEffect.define<null>();

/** An editor of a form's input as JSON. Answers how to end it. */
export function createJsonEditor({
  model,
  form,
  root,
  onFound,
  onField,
  onRefused,
}: EditorOptions): () => void {
  const link = linkInputText({ model, form, onRewritten: rewrite });
  const view = new EditorView({
    root,
    parent: root,
    doc: link.first,
    extensions: [
      json(),
      history(),
      closeBrackets(),
      bracketMatching(),
      indentOnInput(),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Input as JSON' }),
      EditorState.tabSize.of(2),
      autocompletion({
        override: [
          ({ state, pos, explicit }) =>
            completionsAt(model, { text: state.doc.toString(), offset: pos, isAsked: explicit }),
        ],
        activateOnCompletion: ({ type }) => type === 'property',
      }),
      linter(check, {
        delay: CHECK_AFTER_MS,
        needsRefresh: ({ transactions }) =>
          transactions.some(({ effects }) => effects.some((effect) => effect.is(issuesChanged))),
      }),
      editorHelp(model),
      editorKeys,
      editorTheme,
      lengthLimit,
      typeOver,
      EditorView.updateListener.of(follow),
      EditorView.domEventHandlers({ blur: () => form.endStep(), drop: leaveFiles }),
    ],
  });
  const unsubscribe = form.issues.subscribe(() =>
    queueMicrotask(() => view.dispatch({ effects: issuesChanged.of(null) })),
  );
  form.view.reveal = reveal;

  function follow({ transactions, docChanged, selectionSet, state }: ViewUpdate) {
    for (const transaction of transactions) {
      const length = refusedLength(transaction);
      if (length !== null || transaction.docChanged) onRefused(length);
    }
    if (docChanged && transactions.some((transaction) => !transaction.annotation(fromForm))) {
      link.take(state.doc.toString());
    }
    if (docChanged || selectionSet) {
      const { path } = pathAt(syntaxTree(state), state.doc.toString(), state.selection.main.head);
      onField(fieldAt(model.fields, path));
    }
  }

  function rewrite(text: string) {
    const changes = replaceText(view.state.doc.toString(), text);
    view.dispatch({ changes, annotations: [fromForm.of(true), isolateHistory.of('full')] });
  }

  function check(): readonly Diagnostic[] {
    const { doc } = view.state;
    const problem = link.problem();
    if (problem) {
      const line = doc.lineAt(problem.from).number;
      onFound({ problem: `Line ${line}: ${problem.message}`, errors: 1, warnings: 0 });
      return [{ ...problem, severity: 'error' }];
    }
    const issues = link.issues();
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    onFound({ problem: null, errors, warnings: issues.length - errors });
    return diagnosticsOf({
      model,
      text: doc.toString(),
      issues,
      onFix: (fix) => applyFix({ model, form, fix }),
    });
  }

  function reveal(path: string) {
    const text = view.state.doc.toString();
    const { value } = rangeOfPath(jsonLanguage.parser.parse(text), text, path);
    const from = link.problem()?.from ?? value.from;
    view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.focus();
  }

  return function end() {
    unsubscribe();
    link.stop();
    form.view.reveal = null;
    view.destroy();
  };
}

/** A file is dropped on the page, not into the text. */
function leaveFiles({ dataTransfer }: DragEvent): boolean {
  return (dataTransfer?.files.length ?? 0) > 0;
}
