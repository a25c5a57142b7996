import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { type Model, toModel } from '#core/models/registry.ts';
import { realModel, realModels } from '#core/models/test-models.ts';
import { definitionSchema } from './definition.ts';
import type { Input, InputValue } from './input.ts';
import { leavesOf, setAt } from './path.ts';

const fourth = toModel(definitionSchema.parse(fourthDocument));
const VALID = { caption: 'A cat', light: { lamp: { watts: 60 } } };

/** The errors found, as `[path, message]`. */
function errorsOf(model: Model, raw: unknown): readonly (readonly [string, string])[] {
  const errors = model.validate(raw).issues.filter((issue) => issue.severity === 'error');
  return errors.map(({ path, message }) => [path, message]);
}

function pathsOf(model: Model, raw: unknown): readonly string[] {
  return errorsOf(model, raw).map(([path]) => path);
}

test('a valid input comes back as it is', () => {
  const input = {
    ...VALID,
    edition: 'fourth',
    batch: '84c19a34-44c8-42da-99c0-59bf798952c1',
    layers: [{ name: 'sky' }],
  };
  expect(fourth.validate(input)).toEqual({ input, issues: [], isValid: true });
});

describe('what is missing', () => {
  test('is an error at its path, inside required objects too', () => {
    expect(errorsOf(fourth, {})).toEqual([
      ['caption', 'Caption is required.'],
      ['light.lamp.watts', 'Watts is required.'],
    ]);
    expect(pathsOf(realModel('runware/runware:108@22'), { positivePrompt: 'A cat' })).toEqual([
      'inputs.referenceImages',
    ]);
    expect(pathsOf(realModel('runware/runware:108@22'), { positivePrompt: 'A cat', inputs: {} })).toEqual([
      'inputs.referenceImages',
    ]);
    expect(pathsOf(realModel('replicate/qwen/qwen-image-2512'), {})).toEqual(['prompt']);
  });

  test('is an error in the row that lacks it', () => {
    expect(errorsOf(fourth, { ...VALID, layers: [{ name: 'a' }, {}] })).toEqual([
      ['layers.1.name', 'Layer name is required.'],
    ]);
  });

  test('is not what is set to null: that is a wrong value', () => {
    expect(errorsOf(fourth, { ...VALID, caption: null })).toEqual([['caption', 'Caption must be text.']]);
    expect(errorsOf(fourth, { ...VALID, light: null })).toEqual([
      ['light', 'Light must be an object of parameters.'],
    ]);
  });
});

describe('what is unknown', () => {
  test.each<[unknown, string, string]>([
    [{ ...VALID, nope: 1 }, 'nope', 'nope'],
    [{ ...VALID, light: { lamp: { watts: 60 }, nope: 1 } }, 'light.nope', 'nope'],
    [{ ...VALID, light: { lamp: { watts: 60, nope: 1 } } }, 'light.lamp.nope', 'nope'],
    [{ ...VALID, layers: [{ name: 'a' }, { name: 'b', nope: 1 }] }, 'layers.1.nope', 'nope'],
    [{ ...VALID, 'light.angle': 1 }, 'light.angle', 'light.angle'],
    [{ ...VALID, constructor: 1 }, 'constructor', 'constructor'],
    [{ ...VALID, ...JSON.parse('{"__proto__":1}') }, '__proto__', '__proto__'],
  ])('%j is an error at %s', (raw, path, key) => {
    expect(errorsOf(fourth, raw)).toEqual([[path, `${key} is not a parameter of Sketch. Take it out.`]]);
  });

  test('is named once for each key', () => {
    expect(
      pathsOf(fourth, { ...VALID, a: 1, b: 2, light: { lamp: { watts: 60, c: 3 } } }).toSorted(),
    ).toEqual(['a', 'b', 'light.lamp.c']);
  });
});

describe('text', () => {
  test('is measured in code points', () => {
    const cats = '\u{1f408}';
    expect(errorsOf(fourth, { ...VALID, caption: cats.repeat(8) })).toEqual([]);
    expect(errorsOf(fourth, { ...VALID, caption: cats.repeat(9) })).toEqual([
      ['caption', 'Caption takes at most 8 characters, and this has 9.'],
    ]);
    expect(errorsOf(fourth, { ...VALID, caption: cats })).toEqual([
      ['caption', 'Caption needs at least 2 characters.'],
    ]);
  });

  test('that may not be empty says so', () => {
    const model = realModel('runware/alibaba:qwen-image@2512');
    expect(errorsOf(model, { positivePrompt: '', width: 512, height: 512 })).toEqual([
      ['positivePrompt', 'Positive prompt is empty. Write something or take it out.'],
    ]);
  });

  test.each<[string, string, string | null]>([
    ['code', 'abc', null],
    ['code', 'a1', 'Code is not of the form ^[a-z]+$.'],
    ['edition', 'fourth', null],
    ['edition', 'third', 'Edition must be "fourth".'],
    ['batch', 'D54CEECB-3f5a-4cbe-9ad5-0a9b3a3f1c11', null],
    ['batch', 'd54ceecb', 'Batch must be a UUID.'],
    ['callback', 'https://example.com/done', null],
    ['callback', 'https://127.1/done', 'Callback cannot be used. Its host is not public.'],
    ['palette', 'dusk', null],
    ['palette', 'noon', 'Palette must be "dawn" or "dusk".'],
    ['mood', 'Calm', 'Mood must be "calm" or "wild".'],
    ['source', 'https://10.0.0.1/a.png', 'This URL cannot be used. Its host is not public.'],
  ])('%s: %s', (name, value, message) => {
    expect(errorsOf(fourth, { ...VALID, [name]: value })).toEqual(message ? [[name, message]] : []);
  });

  test('one of very many values is not listed in full', () => {
    const errors = errorsOf(realModel('runware/alibaba:qwen-image@2512'), {
      positivePrompt: 'A cat',
      width: 512,
      height: 512,
      scheduler: 'euler',
    });
    expect(errors).toEqual([['scheduler', 'Scheduler must be one of its 75 values.']]);
  });
});

describe('lists', () => {
  const image = 'https://example.com/a.png';

  test.each<[unknown, readonly (readonly [string, string])[]]>([
    [[image], []],
    [[image, image], []],
    [[], [['studies', 'Studies needs at least 1.']]],
    [[image, image, image], [['studies', 'Studies takes at most 2, and this has 3.']]],
    [image, [['studies', 'Studies must be a list.']]],
    [{ 0: image }, [['studies', 'Studies must be a list.']]],
    [[image, 5], [['studies.1', 'Study must be text that names an image.']]],
    [['http://example.com/a.png'], [['studies.0', 'This URL cannot be used. It must begin with https://.']]],
  ])('of images: %j', (studies, errors) => {
    expect(errorsOf(fourth, { ...VALID, source: image, studies })).toEqual(errors);
  });

  test('of a million wrong entries are one error, with or without a limit of their own', () => {
    const many = Array(1_000_000).fill(1);
    expect(errorsOf(fourth, { ...VALID, studies: many, layers: many })).toEqual([
      ['studies', 'Studies takes at most 2, and this has 1000000.'],
      ['layers', 'Layers takes at most 1000, and this has 1000000.'],
    ]);
    expect(errorsOf(fourth, { ...VALID, tags: Array(1000).fill('ok') })).toEqual([]);
  });

  test('of text and of objects name the entry', () => {
    expect(errorsOf(fourth, { ...VALID, tags: ['ok', 'too long', null] })).toEqual([
      ['tags.1', 'Tag takes at most 4 characters, and this has 8.'],
      ['tags.2', 'Tag must be text.'],
    ]);
    expect(errorsOf(fourth, { ...VALID, layers: [{ name: 'a' }, 'b', [], null] })).toEqual(
      [1, 2, 3].map((row) => [`layers.${row}`, 'Layer must be an object of parameters.']),
    );
  });
});

test('what the server sets is refused, with the reason', () => {
  expect(errorsOf(fourth, { ...VALID, jobKind: 'render', jobId: 1, itemised: true })).toEqual([
    ['jobKind', 'Job kind is set by the server. Take it out. All jobs render.'],
    ['jobId', 'Job id is set by the server. Take it out. The task’s own.'],
    ['itemised', 'Itemised is set by the server. Take it out. Costs are recorded.'],
  ]);
});

describe('whatever it is given', () => {
  const models = [...realModels, fourth];
  const wrong: fc.Arbitrary<InputValue | null> = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<InputValue>,
    fc.constantFrom<InputValue | null>(null, '', -1, 1e300, [], {}, [[]], [{}], { 0: 'a' }),
  );

  /** A published input with a value, or an older path, set to anything. */
  const mutated = fc.constantFrom(...models).chain((model) => {
    const bases: readonly Input[] =
      model.definition.examples.length > 0
        ? model.definition.examples.map((example) => example.input as Input)
        : [VALID];
    const names = Object.keys(model.definition.properties);
    return fc.constantFrom(...bases).chain((base) => {
      const older = model.fields.flatMap((field) =>
        field.kind === 'object' ? field.fields.flatMap((each) => each.aliases) : field.aliases,
      );
      const paths = [...leavesOf(base).map(([path]) => path), ...names, ...older];
      const change = fc.tuple(fc.constantFrom(...paths), wrong);
      return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
        const raw = changes.reduce<Input>(
          (input, [path, value]) => setAt(input, path, value as InputValue),
          base,
        );
        return { model, raw };
      });
    });
  });

  test('it never throws, and what is not an object is an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.jsonValue(), (model, raw) => {
        expect(model.validate(raw).isValid).toBe(false);
      }),
    );
    for (const raw of [undefined, 5n, () => 1]) expect(pathsOf(fourth, raw)).toEqual(['']);
  });

  test('it never throws nor changes what it is given, and what it finds valid stays valid, as JSON too', () => {
    fc.assert(
      fc.property(mutated, ({ model, raw }) => {
        const copy = structuredClone(raw);
        const { input, isValid } = model.validate(raw);
        expect(raw).toStrictEqual(copy);
        if (!isValid) return;
        const again = model.validate(JSON.parse(JSON.stringify(input)));
        expect(again.isValid).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('it finds no issue twice', () => {
    fc.assert(
      fc.property(mutated, ({ model, raw }) => {
        const errors = errorsOf(model, raw).map((error) => error.join(': '));
        expect(errors).toEqual([...new Set(errors)]);
      }),
    );
  });
});
