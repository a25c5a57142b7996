import type { ComponentType, ReactNode } from 'react';
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
import { ManagedControl } from './managed-control.tsx';
import { PromptControl } from './prompt-control.tsx';
import { TextControl } from './text-control.tsx';

type Shape = 'box' | 'group' | 'inline';

type FieldControl = {
  readonly shape: Shape;
  readonly fits: (field: Field) => boolean;
  readonly render: (props: ControlProps) => ReactNode;
};

/** The control of a field: the first row that fits. The last fits everything, so that an unknown kind renders too. */
export function fieldControl(field: Field): FieldControl {
  return table.find((row) => row.fits(field)) ?? anything;
}

const anything = row('box', (field): field is Field => field !== null, JsonControl);

const table: readonly FieldControl[] = [
  row('group', (field): field is Field => field.managed !== null, ManagedControl),
  row('box', (field): field is TextField => isText(field) && isPrompt(field), PromptControl),
  row('box', (field): field is Digits => isDigits(field) && field.role === 'seed', SeedControl),
  row('box', (field): field is Int64Field => field.kind === 'int64', DigitsControl),
  row(
    'box',
    (field): field is NumberField => field.kind === 'number' || field.kind === 'integer',
    NumberControl,
  ),
  row('inline', (field): field is BooleanField => field.kind === 'boolean', BooleanControl),
  row('group', (field): field is ChoiceField => isChoice(field) && isFewChoices(field), ChoiceControl),
  row('box', (field): field is ChoiceField => isChoice(field), ChoiceControl),
  row('group', (field): field is ImageField => field.kind === 'image', ImageControl),
  row(
    'group',
    (field): field is ListField => field.kind === 'list' && field.item.kind === 'image',
    ImageListControl,
  ),
  row('box', (field): field is TextField => isText(field), TextControl),
];

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

function isText(field: Field): field is TextField {
  return field.kind === 'text';
}

function isChoice(field: Field): field is ChoiceField {
  return field.kind === 'choice';
}

function isDigits(field: Field): field is Digits {
  return field.kind === 'int64' || field.kind === 'integer';
}

function isPrompt({ role }: Field): boolean {
  return role === 'prompt' || role === 'negative-prompt';
}
