import { expect, test } from 'vitest';
import { type Definition, definitionSchema, type Parameter, type Rule } from '#core/schema/definition.ts';
import { compileValidator } from '#core/schema/validator.ts';

type SeedRequest = {
  readonly model: string;
  readonly title: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: unknown;
};
type Entry = { readonly path: string; readonly parameter: Parameter };

const files = Object.entries(import.meta.glob<unknown>('./*.json', { eager: true, import: 'default' }));
const definitions = files.map(([, json]) => definitionSchema.parse(json));
const [seedRequests = []] = Object.values(
  import.meta.glob<readonly SeedRequest[]>('/e2e/fixtures/seed-requests.json', {
    eager: true,
    import: 'default',
  }),
);

/** Objects that the pages name only as the place where parameters must be nested: no entries of their own. */
const WRAPPERS = ['inputs', 'settings', 'advancedFeatures'];

/** Entries as the seed documents count them, containers and nested ones included. */
const ENTRY_COUNTS: Readonly<Record<string, number>> = {
  'runware/alibaba:qwen-image@2512': 68,
  'replicate/qwen/qwen-image-2512': 14,
  'runware/runware:108@22': 51,
};

/** What the pages mark as required, less what the server sets by itself. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'runware/alibaba:qwen-image@2512': [
    'positivePrompt',
    'width',
    'height',
    'lora[].model',
    'controlNet[].model',
    'controlNet[].guideImage',
  ],
  'replicate/qwen/qwen-image-2512': ['prompt'],
  'runware/runware:108@22': ['positivePrompt', 'inputs', 'inputs.referenceImages', 'lora[].model'],
};

/** Every parameter with its path, parents before children, and each list's item as `list[]`. */
function entriesOf(properties: Definition['properties'], prefix = ''): readonly Entry[] {
  return Object.entries(properties).flatMap(([name, parameter]) => entriesAt(`${prefix}${name}`, parameter));
}

function entriesAt(path: string, parameter: Parameter): readonly Entry[] {
  const own = { path, parameter };
  if (parameter.type === 'object') return [own, ...entriesOf(parameter.properties, `${path}.`)];
  if (parameter.type === 'array') return [own, ...entriesAt(`${path}[]`, parameter.items)];
  return [own];
}

function requiredOf(object: Pick<Definition, 'properties'> & { required?: string[] | undefined }, prefix = '') {
  const own = (object.required ?? []).map((name) => `${prefix}${name}`);
  const nested: string[] = Object.entries(object.properties).flatMap(([name, parameter]) => {
    if (parameter.type === 'object') return requiredOf(parameter, `${prefix}${name}.`);
    if (parameter.type === 'array' && parameter.items.type === 'object')
      return requiredOf(parameter.items, `${prefix}${name}[].`);
    return [];
  });
  return [...own, ...nested];
}

function pathsOf(rule: Rule): readonly string[] {
  if ('together' in rule) return rule.together;
  if ('requires' in rule) return rule.requires;
  if ('atMostOne' in rule) return rule.atMostOne;
  if ('atMostOneTrue' in rule) return rule.atMostOneTrue;
  if ('less' in rule) return rule.less;
  if ('notAbove' in rule) return rule.notAbove;
  if ('onlyWhen' in rule) return [rule.onlyWhen.path, rule.onlyWhen.is.path];
  if ('warnWhen' in rule) return rule.warnWhen.map((condition) => condition.path);
  return [rule.anyOf.within, ...rule.anyOf.paths];
}

/** The seed document's request, less what the server sets, under today's paths, its seed as text. */
function toInput({ request }: SeedRequest): Readonly<Record<string, unknown>> {
  const { taskType: _type, taskUUID: _uuid, model: _model, referenceImages, seed, ...rest } = request;
  return {
    ...rest,
    ...(seed === undefined ? {} : { seed: String(seed) }),
    ...(referenceImages === undefined ? {} : { inputs: { referenceImages } }),
  };
}

test('there are three models, and eleven examples of them in the seed documents', () => {
  expect(definitions.map((definition) => definition.$id).sort()).toEqual(Object.keys(ENTRY_COUNTS).sort());
  expect(seedRequests).toHaveLength(11);
});

test('every Qwen model of Runware offers 75 schedulers, each once', () => {
  const lists = definitions.flatMap(({ properties: { scheduler } }) =>
    scheduler?.type === 'string' ? [scheduler.enum ?? []] : [],
  );
  expect(lists.map((list) => list.length)).toEqual([75, 75]);
  expect(lists.map((list) => new Set(list).size)).toEqual([75, 75]);
});

for (const definition of definitions) {
  const entries = entriesOf(definition.properties);
  const paths = new Set(entries.map((entry) => entry.path));

  test(`${definition.$id} has every parameter of its page`, () => {
    const counted = entries.filter(({ path }) => !path.endsWith('[]') && !WRAPPERS.includes(path));
    expect(counted).toHaveLength(ENTRY_COUNTS[definition.$id] ?? 0);
  });

  test(`${definition.$id} requires what its page requires`, () => {
    expect(requiredOf(definition).sort()).toEqual([...(REQUIRED[definition.$id] ?? [])].sort());
  });

  test(`${definition.$id} describes every parameter`, () => {
    const silent = entries.filter(({ path, parameter }) => !path.endsWith('[]') && !parameter.description);
    expect(silent.map((entry) => entry.path)).toEqual([]);
  });

  test(`${definition.$id} puts every parameter of its top level into a group that exists, and fills every group`, () => {
    const groups = definition['x-groups'].map((group) => group.id);
    const used = Object.values(definition.properties).map((parameter) => parameter['x-group']);
    expect(new Set(used)).toEqual(new Set(groups));
    expect(groups).toHaveLength(new Set(groups).size);
  });

  test(`${definition.$id} gives no role twice`, () => {
    const roles = entries.flatMap(({ parameter }) => parameter['x-role'] ?? []);
    expect(roles).toHaveLength(new Set(roles).size);
  });

  test(`${definition.$id} names only parameters that exist in its rules and prices`, () => {
    const named = [
      ...definition['x-rules'].flatMap(pathsOf),
      ...definition['x-pricing'].flatMap((price) => Object.keys(price.when ?? {})),
    ];
    expect(named.filter((path) => !paths.has(path))).toEqual([]);
  });

  test(`${definition.$id} has no older path that is also a current one, nor one that leads to two`, () => {
    const aliases = entries.flatMap(({ parameter }) => parameter['x-aliases'] ?? []);
    expect(aliases.filter((alias) => paths.has(alias))).toEqual([]);
    expect(aliases).toHaveLength(new Set(aliases).size);
  });

  test(`${definition.$id} moves every older path to its parameter`, () => {
    const validate = compileValidator(definition);
    for (const { path, parameter } of entries) {
      for (const alias of parameter['x-aliases'] ?? []) {
        const marker = `moved from ${alias}`;
        expect(valueAt(validate(nested(alias, marker)).input, path)).toBe(marker);
      }
    }
  });

  test(`${definition.$id} keeps defaults and soft ranges within the limits`, () => {
    for (const { path, parameter } of entries) {
      if (parameter.type !== 'integer' && parameter.type !== 'number') continue;
      const { minimum = -Infinity, maximum = Infinity, default: preset, 'x-soft-range': soft } = parameter;
      for (const value of [...(preset === undefined ? [] : [preset]), ...(soft ?? [])]) {
        expect(value, path).toBeGreaterThanOrEqual(minimum);
        expect(value, path).toBeLessThanOrEqual(maximum);
      }
    }
  });

  test(`${definition.$id} names the source of every rule and gives a plain sentence`, () => {
    for (const rule of definition['x-rules']) {
      expect(rule.source).toMatch(/^(https:\/\/|Runware's published schema, https:\/\/.*, \d{4}-\d\d-\d\d$)/);
      expect(rule.message).toMatch(/^[A-Z].*\.$/);
    }
  });

  test(`${definition.$id} puts the price with the most conditions first, and the dearest of equals`, () => {
    const prices = definition['x-pricing'];
    const sizes = prices.map((price) => Object.keys(price.when ?? {}).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    prices.forEach((price, index) => {
      const equals = prices.slice(index).filter((later) => sameCondition(later, price));
      expect(price.usd).toBe(Math.max(...equals.map((equal) => equal.usd)));
    });
  });

  const seeds = seedRequests.filter((seed) => seed.model === definition.$id);

  test(`${definition.$id} has the examples of its page, in the page's order and to the letter`, () => {
    expect(definition.examples.map(({ title, input }) => ({ title, input }))).toEqual(
      seeds.map((seed) => ({ title: seed.title, input: toInput(seed) })),
    );
  });

  test(`${definition.$id} has the results of its page's examples`, () => {
    const images = definition.examples.map((example) => example.result.images);
    expect(images).toEqual(seeds.map(({ response }) => imagesOf(response)));
    const costs = definition.examples.map((example) => example.result.cost);
    expect(costs).toEqual(seeds.map(({ response }) => (isRecord(response) ? response['cost'] : undefined)));
  });

  test(`${definition.$id} accepts its own examples unchanged`, () => {
    const validate = compileValidator(definition);
    for (const { input } of definition.examples) {
      const validation = validate(input);
      expect(validation.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
      expect(validation.input).toEqual(input);
    }
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function imagesOf(response: unknown): unknown {
  return isRecord(response) ? [response['imageURL']] : response;
}

function sameCondition(a: Definition['x-pricing'][number], b: Definition['x-pricing'][number]): boolean {
  return JSON.stringify(a.when ?? {}) === JSON.stringify(b.when ?? {});
}

function nested(path: string, value: unknown): unknown {
  return path.split('.').reduceRight((inner, key) => ({ [key]: inner }), value);
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((at, key) => (isRecord(at) ? at[key] : undefined), value);
}
