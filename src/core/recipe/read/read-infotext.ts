import type { Role } from '#core/schema/definition.ts';
import { type ForeignRecipe, type ForeignValue, MAX_VALUES } from './foreign-recipe.ts';

/** The roles of AUTOMATIC1111's names. Source: its `modules/infotext_utils.py` and `processing.py`, `create_infotext`. */
const ROLES = new Map<string, Role>([
  ['Steps', 'steps'],
  ['Sampler', 'scheduler'],
  ['CFG scale', 'guidance'],
  ['Seed', 'seed'],
  ['Denoising strength', 'strength'],
]);

const NEGATIVE = 'Negative prompt: ';

/** Reads `parameters` as AUTOMATIC1111 and its kin write it: prompt, negative prompt, and a last line of names and values. */
export function readInfotext(text: string): ForeignRecipe | null {
  const lines = text.trimEnd().split('\n');
  const facts = factsOf(lines.at(-1) ?? '');
  if (!facts.some(({ name }) => name === 'Steps' || name === 'Seed' || name === 'Size')) return null;
  const above = lines.slice(0, -1);
  const at = above.findIndex((line) => line.startsWith(NEGATIVE));
  const prompt = (at < 0 ? above : above.slice(0, at)).join('\n').trim();
  const negative = at < 0 ? '' : above.slice(at).join('\n').slice(NEGATIVE.length).trim();
  const texts: readonly ForeignValue[] = [
    { name: 'Prompt', role: 'prompt', value: prompt },
    { name: 'Negative prompt', role: 'negative-prompt', value: negative },
  ];
  return {
    program: facts.some(({ name, value }) => name === 'Version' && value === 'Proofsheet')
      ? 'Proofsheet'
      : 'AUTOMATIC1111',
    values: [...texts.filter(({ value }) => value !== ''), ...facts.flatMap(toValues)],
  };
}

function toValues({ name, value }: Fact): readonly ForeignValue[] {
  const [, width, height] = name === 'Size' ? (/^(\d{1,6})x(\d{1,6})$/.exec(value) ?? []) : [];
  if (width && height) {
    return [
      { name: 'Width', role: 'width', value: width },
      { name: 'Height', role: 'height', value: height },
    ];
  }
  return [{ name, role: ROLES.get(name) ?? null, value }];
}

type Fact = { readonly name: string; readonly value: string };

/** `Steps: 20, Sampler: Euler a, Lora hashes: "a: 1, b: 2"`: parted at the commas outside of quotes. */
function factsOf(line: string): readonly Fact[] {
  const facts: Fact[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length && facts.length < MAX_VALUES; at++) {
    const character = line[at];
    if (character === '\\' && isQuoted) at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === undefined || (character === ',' && !isQuoted)) {
      const part = line.slice(from, at);
      const colon = part.indexOf(':');
      if (colon > 0) facts.push({ name: part.slice(0, colon).trim(), value: part.slice(colon + 1).trim() });
      from = at + 1;
    }
  }
  return facts.map(({ name, value }) => ({ name: name.slice(0, 80), value: unquoted(value) }));
}

function unquoted(value: string): string {
  return value.length >= 2 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1).replace(/\\(.)/g, '$1')
    : value;
}
