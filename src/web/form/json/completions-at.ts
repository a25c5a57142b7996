import type { Completion, CompletionResult } from '@codemirror/autocomplete';
import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { toDefinitionPath } from '#core/schema/path.ts';
import { helpNode } from './help-node.ts';
import { kindInWords } from './kind-in-words.ts';
import { literalsOfField } from './literals-of-field.ts';
import { type JsonPlace, placeAt } from './place-at.ts';

type Cursor = {
  readonly text: string;
  readonly offset: number;
  /** The user asked: then also where nothing was begun, and Enter would rather begin a line. */
  readonly isAsked: boolean;
};

/** What the definition has to offer at an offset of a JSON text; `null` where it has nothing. */
export function completionsAt(
  model: Pick<Model, 'fields'>,
  { text, offset, isAsked }: Cursor,
): CompletionResult | null {
  const place = placeAt(text, offset);
  if (!place) return null;
  const options = place.expects === 'name' ? namesAt(model, place) : valuesAt(model, place);
  const isBegun = place.to > place.from;
  const isWanted = isAsked || (place.expects === 'name' ? isBegun : isValueWanted(model, place));
  return isWanted && options.length > 0
    ? { from: place.from, to: place.to, options, validFor: /^"?[^"]*$/ }
    : null;
}

/** The parameters that are not in the object yet, in the definition's order. What the server sets is none of them. */
function namesAt({ fields }: Pick<Model, 'fields'>, place: JsonPlace): readonly Completion[] {
  const parent = toDefinitionPath(place.path);
  return flattenFields(fields)
    .filter(
      (field) =>
        field.path === (parent ? `${parent}.${field.name}` : field.name) &&
        field.managed === null &&
        !place.names.includes(field.name),
    )
    .map((field, index) => ({
      label: `"${field.name}"`,
      displayLabel: field.name,
      detail: `${field.title}, ${kindInWords(field)}`,
      type: 'property',
      apply: place.hasColon ? `"${field.name}"` : `"${field.name}": `,
      info: () => helpNode(field),
      boost: 99 - index,
    }));
}

function valuesAt({ fields }: Pick<Model, 'fields'>, place: JsonPlace): readonly Completion[] {
  const field = fieldAt(fields, place.path);
  if (!field) return [];
  return literalsOfField(field).map(({ json, detail, description }, index) => ({
    label: json,
    detail,
    type: 'constant',
    boost: 99 - index,
    ...(description ? { info: description } : {}),
  }));
}

/** Words of a closed list are completed while they are typed; a free text or a number only before it is begun. */
function isValueWanted({ fields }: Pick<Model, 'fields'>, { path, from, to }: JsonPlace): boolean {
  const kind = fieldAt(fields, path)?.kind;
  return kind === 'choice' || kind === 'boolean' || to === from;
}
