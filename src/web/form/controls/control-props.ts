import type { Field } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';

/** Ties a control to its label, hint and issues. Made by the frame alone, spread into the element that takes the focus. */
export type ControlAria = {
  readonly id: string;
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
};

/** What every control gets, whatever it draws. */
export type ControlProps<Kind extends Field = Field> = {
  readonly field: Kind;
  /** The concrete path: inside the rows of a list `lora.0.weight`. */
  readonly path: string;
  /** `undefined`: unset. Of the wrong type where it came from JSON or from text that is no number. */
  readonly value: unknown;
  readonly aria: ControlAria;
  /** While it is being typed or dragged. */
  readonly onChange: (value: InputValue | undefined) => void;
  /** A finished choice; validated at once. */
  readonly onCommit: (value: InputValue | undefined) => void;
};
