import type { ComponentType, ReactNode } from 'react';
import type { ControlHint } from '#core/schema/definition.ts';
import type {
  BooleanField,
  ChoiceField,
  Field,
  ImageField,
  Int64Field,
  ListField,
  NumberField,
  TextField,
} from '#core/schema/field.ts';
import { ImageControl } from '#web/form/images/image-control.tsx';
import { ImageListControl } from '#web/form/images/image-list-control.tsx';
import { DigitsControl } from '#web/form/numbers/digits-control.tsx';
import { NumberControl } from '#web/form/numbers/number-control.tsx';
import { SeedControl } from '#web/form/numbers/seed-control.tsx';
import { BooleanControl } from './boolean-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { isFewChoices } from './is-few-choices.ts';
import { JsonControl } from './json-control.tsx';
import { LinesControl } from './lines-control.tsx';
import { ManagedControl } from './managed-control.tsx';
import { PromptControl } from './prompt-control.tsx';
import { TextControl } from './text-control.tsx';

type Shape = 'box' | 'group' | 'inline';

type FieldControl = {
  readonly shape: Shape;
  readonly fits: (field: Field) => boolean;
  readonly render: (props: ControlProps) => ReactNode;
};

/**
 * The control of a field: the one that its definition asks for where that suits its kind, else the first row that fits. The last
 * fits everything, so that an unknown kind renders too.
 */
export function fieldControl(field: Field): FieldControl {
  const hinted = field.control && field.managed === null ? hints[field.control] : null;
  return hinted?.fits(field) ? hinted : (table.find((row) => row.fits(field)) ?? anything);
}

const anything = row('box', (field): field is Field => field !== null, JsonControl);
const prompt = row('box', isText, PromptControl);
const text = row('box', isText, TextControl);
const seed = row('box', isDigits, SeedControl);
const number = row('box', isNumber, NumberControl);
const bar = row(
  'group',
  (field): field is ChoiceField => isChoice(field) && isFewChoices(field),
  ChoiceControl,
);
const list = row('box', isChoice, ChoiceControl);

const table: readonly FieldControl[] = [
  row('group', (field): field is Field => field.managed !== null, ManagedControl),
  only(prompt, ({ role }) => role === 'prompt' || role === 'negative-prompt'),
  only(seed, ({ role }) => role === 'seed'),
  row('box', (field): field is Int64Field => field.kind === 'int64', DigitsControl),
  number,
  row('inline', (field): field is BooleanField => field.kind === 'boolean', BooleanControl),
  bar,
  list,
  row('group', (field): field is ImageField => field.kind === 'image', ImageControl),
  row(
    'group',
    (field): field is ListField => field.kind === 'list' && field.item.kind === 'image',
    ImageListControl,
  ),
  row(
    'box',
    (field): field is ListField => field.kind === 'list' && field.item.kind === 'text',
    LinesControl,
  ),
  text,
];

/** By what a definition asks for. Where `text` meets a number, the number's own control leaves its slider out. */
const hints: Readonly<Record<ControlHint, FieldControl>> = {
  prompt,
  text: row(
    'box',
    (field): field is TextField | NumberField => isText(field) || isNumber(field),
    PlainControl,
  ),
  slider: number,
  seed,
  segmented: bar,
  list,
  json: anything,
};

function PlainControl({ field, ...props }: ControlProps<TextField | NumberField>) {
  return field.kind === 'text' ? (
    <TextControl {...props} field={field} />
  ) : (
    <NumberControl {...props} field={field} />
  );
}

type Digits = Int64Field | NumberField;

function row<Kind extends Field>(
  shape: Shape,
  fits: (field: Field) => field is Kind,
  Control: ComponentType<ControlProps<Kind>>,
): FieldControl {
  return {
    shape,
    fits,
    render: ({ field, ...props }) => (fits(field) ? <Control {...props} field={field} /> : null),
  };
}

function only(control: FieldControl, isMeant: (field: Field) => boolean): FieldControl {
  return { ...control, fits: (field) => isMeant(field) && control.fits(field) };
}

function isText(field: Field): field is TextField {
  return field.kind === 'text';
}

function isNumber(field: Field): field is NumberField {
  return field.kind === 'number' || field.kind === 'integer';
}

function isChoice(field: Field): field is ChoiceField {
  return field.kind === 'choice';
}

function isDigits(field: Field): field is Digits {
  return field.kind === 'int64' || field.kind === 'integer';
}
