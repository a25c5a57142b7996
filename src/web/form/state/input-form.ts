import type { UseFormReturn } from 'react-hook-form';
import type { Input, InputValue } from '#core/schema/input.ts';
import type { Intake } from '#web/form/images/intake/create-intake.ts';
import type { IssueStore } from '#web/form/issues/issue-store.ts';
import type { Announcer } from './create-announcer.ts';
import type { RestingStore } from './create-resting-store.ts';
import type { FoldStore } from './fold-store.ts';
import type { ListRow } from './list-rows.ts';

/** The values of the form are the input itself, with `undefined` where something was unset. Names are paths. */
export type FormValues = Record<string, unknown>;

/** What is being typed for one model. The object stays the same for as long as the form lives. */
export type InputForm = {
  /** Unique on the page; begins the id of every element. */
  readonly id: string;
  readonly rhf: Pick<UseFormReturn<FormValues>, 'control' | 'getValues' | 'setValue' | 'reset' | 'subscribe'>;
  readonly issues: IssueStore;
  /** Rows of lists that are switched off: no part of the input, and kept. */
  readonly resting: RestingStore;
  readonly folds: FoldStore;
  readonly announcer: Announcer;
  /** Image files that are on their way in. */
  readonly intake: Intake;
  /** Text boxes that were reset and not typed into since: Ctrl+Z in them is the form's. */
  readonly resetBoxes: WeakSet<Element>;
  /** What another view of the same input, its JSON, keeps here. */
  readonly view: {
    /** Shows the place of a value; `null` while the fields themselves are in sight. */
    reveal: ((path: string) => void) | null;
    /** Text that was left half typed, and the input beside it. */
    leftText: { readonly text: string; readonly input: Input } | null;
  };
  /** What the user set, and nothing else. */
  readonly readInput: () => Input;
  /** Puts another input in the place of all values; issues and traces of editing go with the old one. */
  readonly replaceInput: (input: Input) => void;
  /** Makes the form hold another input by setting only what differs. With a `key`, as `typeValue` does with its path. */
  readonly setInput: (input: Input, key?: string) => void;
  /** The same as no step of its user's: what was before it cannot be gone back to. */
  readonly adoptInput: (input: Input) => void;
  /** Sets the value at a path; `undefined` takes it out, and out of a list the whole entry. */
  readonly setValue: (path: string, value: InputValue | undefined) => void;
  /** The same while it is being typed or dragged: until `endStep`, changes at one path are undone as one. */
  readonly typeValue: (path: string, value: InputValue | undefined) => void;
  /** Sets a list as it is shown: the rows that are on become its value, the others rest. */
  readonly setRows: (path: string, rows: readonly ListRow[]) => void;
  readonly endStep: () => void;
  /** All that `work` sets is undone as one. */
  readonly inOneStep: (work: () => void) => void;
  /** Takes the last step back; answers the paths that changed, none where there was nothing to take back. */
  readonly undo: () => readonly string[];
  /** Takes the last `undo` back. */
  readonly redo: () => readonly string[];
};
