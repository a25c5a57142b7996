import { expect, test } from 'vitest';
import { type Definition, definitionSchema, type Parameter } from '#core/schema/definition.ts';
import { getAt, setAt } from '#core/schema/path.ts';
import { rulePaths } from '#core/schema/rule-paths.ts';
import { compileValidator } from '#core/schema/validator.ts';

type SeedRequest = {
  readonly model: string;
  readonly title: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: unknown;
};
type Entry = { readonly path: string; readonly parameter: Parameter };

const files = Object.entries(import.meta.glob<unknown>('./*.json', { eager: true, import: 'default' }));
const definitions = files.flatMap(([, json]) => definitionSchema.safeParse(json).data ?? []);
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

function requiredOf(
  object: Pick<Definition, 'properties'> & { required?: string[] | undefined },
  prefix = '',
) {
  const own = (object.required ?? []).map((name) => `${prefix}${name}`);
  const nested: string[] = Object.entries(object.properties).flatMap(([name, parameter]) => {
    if (parameter.type === 'object') return requiredOf(parameter, `${prefix}${name}.`);
    if (parameter.type === 'array' && parameter.items.type === 'object')
      return requiredOf(parameter.items, `${prefix}${name}[].`);
    return [];
  });
  return [...own, ...nested];
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

test.each(files)('%s parses', (_name, json) => {
  expect(definitionSchema.safeParse(json).error).toBeUndefined();
});

test('the models of the seed documents are there, and their eleven examples', () => {
  const ids = definitions.map((definition) => definition.$id);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(ENTRY_COUNTS)));
  expect(seedRequests).toHaveLength(11);
});

for (const definition of definitions) {
  const entries = entriesOf(definition.properties);
  const paths = new Set(entries.map((entry) => entry.path));

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
      ...definition['x-rules'].flatMap(rulePaths),
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
        expect(getAt(validate(setAt({}, alias, marker)).input, path)).toBe(marker);
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

  test(`${definition.$id} accepts its own examples unchanged`, () => {
    const validate = compileValidator(definition);
    for (const { input } of definition.examples) {
      const validation = validate(input);
      expect(validation.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
      expect(validation.input).toEqual(input);
    }
  });

  if (!(definition.$id in ENTRY_COUNTS)) continue;

  test(`${definition.$id} has every parameter of its page`, () => {
    const counted = entries.filter(({ path }) => !path.endsWith('[]') && !WRAPPERS.includes(path));
    expect(counted).toHaveLength(ENTRY_COUNTS[definition.$id] ?? 0);
  });

  test(`${definition.$id} requires what its page requires`, () => {
    expect(requiredOf(definition).sort()).toEqual([...(REQUIRED[definition.$id] ?? [])].sort());
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
    expect(costs).toEqual(seeds.map(({ response }) => (isRecord(response) ? response.cost : undefined)));
  });
}

const W = 'warning';
const E = 'error';
const TEXT = 'runware/alibaba:qwen-image@2512';
const EDIT = 'runware/runware:108@22';
const REPLICATE = 'replicate/qwen/qwen-image-2512';
const cache = (acceleratorOptions: object): object => ({ acceleratorOptions });
const net = (more: object): object => ({ controlNet: [{ model: 'a:1@2', guideImage: SOURCE, ...more }] });
const face = (ultralytics: object): object => ({ advancedFeatures: { ultralytics } });
const size = (width: number, height: number): object => ({ width, height });
const SOURCE = 'https://assets.example.com/source.png';

/** Model, what is set, where the issue stands, how grave it is, and a word of its sentence. */
const BROKEN: readonly (readonly [string, object, string, string, string])[] = [
  [TEXT, { negativePrompt: 'fog', CFGScale: 1 }, 'negativePrompt', W, 'ignored'],
  [TEXT, { maskMargin: 32 }, 'maskMargin', W, 'mask image'],
  [TEXT, { ...size(512, 512), outpaint: { left: 512 } }, 'outpaint.left', E, 'smaller than the width'],
  [TEXT, { outpaint: { top: 64 } }, 'outpaint', W, 'seed image'],
  [TEXT, { outpaint: { top: 65 } }, 'outpaint.top', W, 'multiples of 64'],
  [TEXT, { outpaint: {} }, 'outpaint', W, 'at least one side'],
  [TEXT, cache({ cacheStartStep: 3, cacheEndStep: 3 }), 'acceleratorOptions.cacheStartStep', E, 'below'],
  [TEXT, cache({ cacheEndStep: 4 }), 'acceleratorOptions.cacheEndStep', E, 'Set steps'],
  [EDIT, { steps: 9, ...cache({ cacheEndStep: 10 }) }, 'acceleratorOptions.cacheEndStep', E, 'Set steps'],
  [TEXT, cache({ fbCacheThreshold: 0.5 }), 'acceleratorOptions.fbCacheThreshold', W, 'First Block Cache'],
  [TEXT, cache({ cacheStartStep: 1 }), 'acceleratorOptions.cacheStartStep', W, 'no cache is on'],
  [TEXT, { ttl: 60, outputType: 'dataURI' }, 'ttl', W, 'URL'],
  [TEXT, { safety: { mode: 'fast' } }, 'safety.mode', W, 'check is off'],
  [TEXT, { safety: { mode: 'none', checkContent: true } }, 'safety.mode', W, 'disables'],
  [TEXT, net({ startStep: 2, endStep: 2 }), 'controlNet.0.startStep', E, 'below'],
  [TEXT, net({ endStep: 20 }), 'controlNet.0.endStep', E, 'Set steps'],
  [TEXT, net({}), 'controlNet', W, 'does not list'],
  [EDIT, { safety: { mode: 'none' } }, 'safety.mode', W, 'does not list'],
  [EDIT, face({ steps: 20 }), 'advancedFeatures.ultralytics', W, 'top-level'],
  [EDIT, face({ strength: 0 }), 'advancedFeatures.ultralytics.strength', W, 'above 0'],
  [EDIT, { lora: [{ model: 'a:1@2', transformer: 'low' }] }, 'lora.0.transformer', W, 'does not list'],
  [EDIT, { lora: [{ model: 'a:1@2' }, { model: 'a b' }] }, 'lora.1.model', W, 'form'],
  [EDIT, cache({ fbCache: true, dbCache: true }), 'acceleratorOptions.dbCache', W, 'only one'],
  [TEXT, { positivePrompt: 'a' }, 'positivePrompt', W, '2 characters'],
  [TEXT, { positivePrompt: 'a'.repeat(32_001) }, 'positivePrompt', W, '32000'],
  [TEXT, { negativePrompt: 'a' }, 'negativePrompt', W, '2 characters'],
  [TEXT, { negativePrompt: 'a'.repeat(3_001) }, 'negativePrompt', W, '3000'],
  [TEXT, { inputs: { strength: 0.5, seedImage: SOURCE } }, 'inputs.strength', W, 'top level'],
  [TEXT, { inputs: { strength: 0.5 } }, 'inputs.strength', W, 'needs a seed image'],
  [TEXT, { inputs: { maskImage: SOURCE } }, 'inputs.maskImage', W, 'needs a seed image'],
  [TEXT, { lora: [] }, 'lora', W, 'at least one'],
  [TEXT, { scheduler: 'Euler DiscreteScheduler' }, 'scheduler', W, 'without the blank'],
  [EDIT, {}, 'width', W, 'a width and a height'],
  [EDIT, { width: 512 }, 'height', W, 'both width and height'],
  [EDIT, size(496, 512), 'width', W, 'at least 512'],
  [EDIT, { steps: 4 }, 'steps', W, 'at least 5'],
  [REPLICATE, { width: 512 }, 'width', W, 'custom'],
  [REPLICATE, { aspect_ratio: 'custom', width: 512 }, 'height', E, 'needs a height'],
  [REPLICATE, { aspect_ratio: '1:1', image: SOURCE }, 'aspect_ratio', W, 'no effect'],
  [REPLICATE, { strength: 0.5 }, 'strength', W, 'only with an image'],
  [REPLICATE, { output_quality: 80, output_format: 'png' }, 'output_quality', W, 'not relevant'],
];

test.each(BROKEN)('%s with %j has an issue at %s (%s: %s)', (id, input, path, severity, words) => {
  const definition = definitions.find((candidate) => candidate.$id === id);
  const issues = definition ? compileValidator(definition)(input).issues : [];
  expect(issues).toContainEqual(
    expect.objectContaining({ path, severity, message: expect.stringContaining(words) }),
  );
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function imagesOf(response: unknown): unknown {
  return isRecord(response) ? [response.imageURL] : response;
}

function sameCondition(a: Definition['x-pricing'][number], b: Definition['x-pricing'][number]): boolean {
  return JSON.stringify(a.when ?? {}) === JSON.stringify(b.when ?? {});
}
