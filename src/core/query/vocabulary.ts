import type { Model } from '#core/models/registry.ts';
import type { Role } from '#core/schema/definition.ts';
import { type Field, flattenFields } from '#core/schema/field.ts';
import { takesImages } from '#core/schema/takes-images.ts';
import { OWN_FACTS } from './own-facts.ts';
import { roleFactOf } from './role-fact-of.ts';

/** What stands behind a key. */
export type Meaning =
  /** A prompt, whose words are looked for. */
  | { readonly kind: 'words'; readonly column: 'prompt' | 'negative' }
  /** Facts of these names. */
  | {
      readonly kind: 'facts';
      readonly names: readonly string[];
      readonly takesNumbers: boolean;
      readonly takesTexts: boolean;
      /** Values to choose from, where they are known. */
      readonly values: readonly string[];
    };

/** What a query can speak of: the parameters of all models, by any of their names, and the models. */
export type Vocabulary = {
  /** By key, in lower case. */
  readonly keys: ReadonlyMap<string, Meaning>;
  readonly models: readonly { readonly id: string; readonly title: string }[];
};

/** Further words that people have for a role. */
const ROLE_WORDS: Partial<Record<Role, readonly string[]>> = {
  'negative-prompt': ['negative'],
  guidance: ['cfg'],
  'true-cfg': ['cfg'],
  scheduler: ['sampler'],
  strength: ['denoise'],
  'output-format': ['format'],
  'output-quality': ['quality'],
};
const PROMPTS: Partial<Record<Role, 'prompt' | 'negative'>> = {
  prompt: 'prompt',
  'negative-prompt': 'negative',
};

export function createVocabulary(models: readonly Model[]): Vocabulary {
  const keys = new Map<string, Meaning>([
    ...(['seed', 'width', 'height', 'cost', 'rating'] as const).map(
      (key) => [key, numbersOf(OWN_FACTS[key])] as const,
    ),
    ['id', textsOf([OWN_FACTS.id])],
    ['parent', textsOf([OWN_FACTS.parent])],
    ['prompt', { kind: 'words', column: 'prompt' }],
    ['negative', { kind: 'words', column: 'negative' }],
  ]);
  const fields = models.flatMap((model) => flattenFields(model.fields));
  for (const field of fields) {
    if (field.kind === 'object' || field.managed || field.isPrivate) continue;
    if (field.kind === 'list' && field.item.kind === 'object') continue;
    const meaning = meaningOf(field);
    if (takesImages(field)) keys.set('from', merged(keys.get('from'), meaning));
    for (const key of keysOf(field)) keys.set(key, merged(keys.get(key), meaning));
  }
  return { keys, models: models.map(({ id, definition }) => ({ id, title: definition.title })) };
}

function keysOf({ path, name, role }: Field): ReadonlySet<string> {
  const roles = role ? [role, ...(ROLE_WORDS[role] ?? [])] : [];
  return new Set([path, path.replaceAll('[]', ''), name, ...roles].map((key) => key.toLowerCase()));
}

function meaningOf(field: Field): Meaning {
  const column = field.role && PROMPTS[field.role];
  if (column) return { kind: 'words', column };
  const { kind } = field.kind === 'list' ? field.item : field;
  const takesNumbers = kind === 'number' || kind === 'integer' || kind === 'int64';
  return {
    kind: 'facts',
    names: [roleFactOf(field.role) ?? field.path],
    takesNumbers,
    takesTexts: !takesNumbers,
    values: valuesOf(field),
  };
}

function valuesOf(field: Field): readonly string[] {
  if (field.kind === 'choice') return field.choices.map(({ value }) => value);
  return field.kind === 'boolean' ? ['true', 'false'] : [];
}

function textsOf(names: readonly string[]): Meaning {
  return { kind: 'facts', names, takesNumbers: false, takesTexts: true, values: [] };
}

function numbersOf(name: string): Meaning {
  return { kind: 'facts', names: [name], takesNumbers: true, takesTexts: false, values: [] };
}

/** One key may mean parameters of several models. */
function merged(one: Meaning | undefined, other: Meaning): Meaning {
  if (one?.kind !== 'facts' || other.kind !== 'facts') return one ?? other;
  return {
    kind: 'facts',
    names: [...new Set([...one.names, ...other.names])],
    takesNumbers: one.takesNumbers || other.takesNumbers,
    takesTexts: one.takesTexts || other.takesTexts,
    values: [...new Set([...one.values, ...other.values])],
  };
}
