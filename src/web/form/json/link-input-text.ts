import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Issue } from '#core/schema/issue.ts';
import { refreshIssues } from '#web/form/issues/refresh-issues.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { isSameValue } from '#web/form/state/is-same-value.ts';
import { readInputText } from './read-input-text.ts';
import type { TextMark } from './text-mark.ts';
import { writeInputText } from './write-input-text.ts';

type LinkOptions = {
  readonly model: Model;
  readonly form: InputForm;
  /** The form changed from elsewhere: this is what its text is now. */
  readonly onRewritten: (text: string) => void;
};

/** The text of a form's input, both ways. */
export type InputText = {
  /** What to begin with. */
  readonly first: string;
  /** The text as it was changed: goes into the form at once, or, where it cannot be read, changes nothing there. */
  readonly take: (text: string) => void;
  /** Why the text cannot be read; `null` where it can. */
  readonly problem: () => TextMark | null;
  /** What is wrong with what the text says, all of it, and what the server said of it. */
  readonly issues: () => readonly Issue[];
  readonly stop: () => void;
};

/** Ties a text to a form. While the text says what the form holds, however it is written, it is left alone. */
export function linkInputText({ model, form, onRewritten }: LinkOptions): InputText {
  const { leftText } = form.view;
  const isLeftAsItWas = leftText !== null && isSameValue(leftText.input, form.readInput());
  const first = isLeftAsItWas ? leftText.text : writeInputText(model, form.readInput());
  let text = first;
  /** The form's input when text and form were last brought together. */
  let shown: Input = form.readInput();
  let isTaking = false;
  let problem: TextMark | null = null;

  const unsubscribe = form.rhf.subscribe({
    formState: { values: true },
    callback() {
      const now = form.readInput();
      if (isTaking || isSameValue(now, shown)) return;
      shown = now;
      setProblem(null);
      text = writeInputText(model, now);
      onRewritten(text);
    },
  });

  function setProblem(next: TextMark | null) {
    problem = next;
    form.issues.setUnread(next && unreadIssue(text, next));
  }

  function take(next: string) {
    text = next;
    const reading = readInputText(model, text);
    if (!reading.input) {
      setProblem(reading.problem);
      return;
    }
    setProblem(null);
    isTaking = true;
    form.setInput(reading.input, 'json');
    isTaking = false;
    shown = form.readInput();
    refreshIssues(model, form);
  }

  if (isLeftAsItWas) take(first);

  return {
    first,
    take,
    problem: () => problem,
    issues() {
      const { issues } = model.validate(readInputText(model, text).input ?? form.readInput());
      return [...issues, ...form.issues.foreign()];
    },
    stop() {
      unsubscribe();
      form.endStep();
      form.view.leftText = problem ? { text, input: shown } : null;
      form.issues.setUnread(null);
    },
  };
}

function unreadIssue(text: string, { from, message }: TextMark): Issue {
  const line = text.slice(0, from).split('\n').length;
  const sentence = `Line ${line} of the JSON: ${message} Until then the form keeps what it had.`;
  return { path: '', severity: 'error', message: sentence, fixes: [] };
}
