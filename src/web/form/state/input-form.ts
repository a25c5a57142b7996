import type { UseFormReturn } from 'react-hook-form';
import type { Input, InputValue } from '#core/schema/input.ts';
import type { IssueStore } from '#web/form/issues/issue-store.ts';
import type { FoldStore } from './fold-store.ts';
import type { UploadedImage } from './form-services.ts';

/** The values of the form are the input itself, with `undefined` where something was unset. Names are paths. */
export type FormValues = Record<string, unknown>;

/** What is being typed for one model. The object stays the same for as long as the form lives. */
export type InputForm = {
  /** Unique on the page; begins the id of every element. */
  readonly id: string;
  readonly rhf: UseFormReturn<FormValues>;
  readonly issues: IssueStore;
  readonly folds: FoldStore;
  /** What is known of images uploaded here, by value. */
  readonly uploads: Map<string, UploadedImage>;
  /** What the user set, and nothing else. */
  readonly readInput: () => Input;
  /** Puts another input in the place of all values; issues and traces of editing go with the old one. */
  readonly replaceInput: (input: Input) => void;
  /** Sets the value at a path; `undefined` takes it out, and out of a list the whole entry. */
  readonly setValue: (path: string, value: InputValue | undefined) => void;
};
