import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import { fourthDocument } from '#core/models/fourth-document.ts';
import type { Model } from '#core/models/registry.ts';
import { toModel } from '#core/models/registry.ts';
import { realModel, realModels } from '#core/models/test-models.ts';
import { definitionSchema } from '#core/schema/definition.ts';
import { fieldSchema } from '#core/schema/field-schema.ts';
import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';
import { arrivalsOf } from './arrival.ts';
import { topicsOf, valuesByTopic } from './topic.ts';
import { viewOf } from './view-of.ts';
import { type Worksheet, writeWorksheet } from './worksheet.ts';

const runware = realModel('runware/alibaba:qwen-image@2512');
const replicate = realModel('replicate/qwen/qwen-image-2512');
const edit = realModel('runware/runware:108@22');
const fourth = toModel(definitionSchema.parse(fourthDocument));
const models = new Map([...realModels, fourth].map((model) => [model.id, model]));

function typed(model: Model, after: Input, worksheet: Worksheet = {}): Worksheet {
  const before = viewOf({ worksheet, model, models }).input;
  return writeWorksheet(worksheet, { model, before, after });
}

function seenIn(model: Model, worksheet: Worksheet): Input {
  return viewOf({ worksheet, model, models }).input;
}

function outcomesIn(model: Model, worksheet: Worksheet): Readonly<Record<string, string>> {
  const { carried } = viewOf({ worksheet, model, models });
  return Object.fromEntries(carried.map(({ topic, conversion }) => [topic, conversion.outcome]));
}

/** Text alone may break a limit: it is kept, and the form says so. */
function fits(model: Model, topic: string, value: InputValue): boolean {
  const fields = topicsOf(model).get(topic)?.fields ?? [];
  return (
    fields.every((field) => {
      const part = topic === 'size' && isInputObject(value) ? value[field.role ?? ''] : value;
      return part === undefined || field.kind === 'text' || fieldSchema(field).safeParse(part).success;
    }) && fields.length > 0
  );
}

describe('a change of model', () => {
  it.each([...models.values()])(
    'brings every value back after ten changes around all models: $id',
    (model) => {
      fc.assert(
        fc.property(
          arbitraryInput(model),
          fc.array(fc.constantFrom(...models.values()), { maxLength: 10 }),
          (input, way) => {
            let worksheet = typed(model, input);
            // A form that is shown and left writes back what it shows.
            for (const shown of way) worksheet = typed(shown, seenIn(shown, worksheet), worksheet);
            expect(seenIn(model, worksheet)).toEqual(input);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it.each([...models.values()])('sends nothing that the model does not take: $id', (model) => {
    const others = [...models.values()].filter((other) => other !== model);
    for (const from of others) {
      fc.assert(
        fc.property(arbitraryInput(from), (input) => {
          const values = valuesByTopic(model, seenIn(model, typed(from, input)));
          const wrong = [...values].filter(([topic, value]) => !fits(model, topic, value));
          expect(wrong).toEqual([]);
        }),
        { numRuns: 30 },
      );
    }
  });

  it('keeps what both call by one role, whatever its name', () => {
    const worksheet = typed(runware, { positivePrompt: 'a heron', seed: '9223372036854775807', steps: 28 });
    expect(seenIn(replicate, worksheet)).toEqual({
      prompt: 'a heron',
      seed: '9223372036854775807',
      num_inference_steps: 28,
    });
    expect(seenIn(edit, worksheet)).toEqual({
      positivePrompt: 'a heron',
      seed: '9223372036854775807',
      steps: 28,
    });
  });

  it.each([
    [{ width: 1328, height: 1328 }, { aspect_ratio: '1:1' }, 'converted'],
    [{ width: 928, height: 1664 }, { aspect_ratio: '9:16' }, 'converted'],
    [{ width: 1024, height: 1536 }, { aspect_ratio: 'custom', width: 1024, height: 1536 }, 'converted'],
    [{ width: 1024 }, { width: 1024 }, 'kept'],
  ])('says a size in the other model’s terms, and back: %o', (pixels, ratio, outcome) => {
    const there = typed(runware, pixels);
    expect(seenIn(replicate, there)).toEqual(ratio);
    expect(outcomesIn(replicate, there).size).toBe(outcome);
    expect(seenIn(runware, typed(replicate, ratio))).toEqual(pixels);
  });

  it('carries one side of a size, also where the ratio is free', () => {
    expect(seenIn(runware, typed(replicate, { aspect_ratio: 'custom', width: 512 }))).toEqual({ width: 512 });
  });

  it('changes a number that is not allowed there to the nearest one, says why, and has the old one when it is back', () => {
    const worksheet = typed(runware, { steps: 3, CFGScale: 12.5 });
    const { input, carried } = viewOf({ worksheet, model: replicate, models });
    expect(input).toEqual({ num_inference_steps: 20, guidance: 10 });
    expect(carried.map(({ conversion }) => conversion)).toEqual([
      { outcome: 'changed', value: 20, why: 'Steps must be a whole number between 20 and 50 steps.' },
      { outcome: 'changed', value: 10, why: 'Guidance must be a number between 0 and 10.' },
    ]);
    expect(seenIn(runware, worksheet)).toEqual({ steps: 3, CFGScale: 12.5 });
  });

  it('parks what has no place there, and a choice that is none there', () => {
    const input = {
      scheduler: 'DDIMScheduler',
      lora: [{ model: 'a:1@2' }],
      outputFormat: 'PNG',
      maskMargin: 64,
    };
    const worksheet = typed(runware, input);
    expect(seenIn(replicate, worksheet)).toEqual({ output_format: 'png' });
    expect(outcomesIn(replicate, worksheet)).toEqual({
      'role:scheduler': 'parked',
      'path:lora': 'parked',
      'role:output-format': 'converted',
      'path:maskMargin': 'parked',
    });
  });

  it('takes a source image as the first reference where there are no source images, and the first reference as source', () => {
    const source = typed(runware, { inputs: { seedImage: `upload:${'a'.repeat(64)}`, strength: 0.5 } });
    expect(seenIn(edit, source)).toEqual({ inputs: { referenceImages: [`upload:${'a'.repeat(64)}`] } });
    const references = ['b', 'c'].map((digit) => `upload:${digit.repeat(64)}`);
    const edited = typed(edit, { inputs: { referenceImages: references } });
    expect(seenIn(replicate, edited)).toEqual({ image: references[0] });
    expect(outcomesIn(replicate, edited)).toEqual({ 'role:reference-images': 'changed' });
  });

  it('leaves an image behind that another provider keeps', () => {
    const worksheet = typed(runware, { inputs: { seedImage: crypto.randomUUID() } });
    expect(seenIn(replicate, worksheet)).toEqual({});
    expect(Object.keys(seenIn(edit, worksheet))).toEqual(['inputs']);
  });

  it('tells no other model a private value, nor one that its definition does not know', () => {
    const worksheet = typed(runware, { webhookURL: 'https://hooks.example.com/1', mystery: 7, seed: '5' });
    expect(seenIn(edit, worksheet)).toEqual({ seed: '5' });
    expect(seenIn(runware, worksheet)).toEqual({
      webhookURL: 'https://hooks.example.com/1',
      mystery: 7,
      seed: '5',
    });
  });

  it('parks what the model itself no longer knows, as after a change of its definition', () => {
    const worksheet = { 'path:formerly': { model: runware.id, value: 3 } };
    expect(seenIn(runware, worksheet)).toEqual({});
    expect(outcomesIn(runware, worksheet)).toEqual({ 'path:formerly': 'parked' });
  });

  it('reads what a model set that is not here any more', () => {
    const worksheet = {
      'role:seed': { model: 'gone/model', value: '12' },
      size: { model: 'gone/model', value: { width: 512, height: 512 } },
    };
    expect(seenIn(runware, worksheet)).toEqual({ seed: '12', width: 512, height: 512 });
  });
});

describe('an edit after a change of model', () => {
  it('is seen in the first model too, and nothing else is', () => {
    const first = typed(runware, { positivePrompt: 'a heron', steps: 3, scheduler: 'DDIMScheduler' });
    const second = typed(replicate, { ...seenIn(replicate, first), prompt: 'two herons' }, first);
    expect(seenIn(runware, second)).toEqual({
      positivePrompt: 'two herons',
      steps: 3,
      scheduler: 'DDIMScheduler',
    });
  });

  it('takes out what was taken out, also where another picture stood in for it', () => {
    const first = typed(runware, { inputs: { seedImage: `upload:${'a'.repeat(64)}` }, seed: '1' });
    const second = typed(edit, { seed: '1' }, first);
    expect(seenIn(edit, second)).toEqual({ seed: '1' });
    expect(seenIn(runware, second)).toEqual({ seed: '1' });
  });
});

it('has names that belong to no object as plain keys', () => {
  const input = JSON.parse('{"__proto__": {"polluted": true}, "seed": "1"}');
  const worksheet = typed(runware, input);
  expect(Object.getPrototypeOf(seenIn(runware, worksheet))).toBe(Object.prototype);
  expect(({} as Readonly<Record<string, unknown>>).polluted).toBeUndefined();
});

describe('what is told after a change of model', () => {
  const left: Input = { prompt: 'a heron', guidance: 4 };
  const fromInput: Input = {
    positivePrompt: 'two herons',
    steps: 3,
    width: 1328,
    height: 1328,
    scheduler: 'DDIMScheduler',
  };

  it('is what is kept, converted, changed, removed and parked, each with what was there before', () => {
    const worksheet = typed(runware, fromInput, typed(replicate, left));
    const view = viewOf({ worksheet, model: replicate, models });
    const arrivals = arrivalsOf({ from: runware, fromInput, to: replicate, toInput: left, view });
    expect(arrivals.map(({ title, outcome, was, now }) => ({ title, outcome, was, now }))).toEqual([
      { title: 'Prompt', outcome: 'kept', was: 'a heron', now: 'two herons' },
      { title: 'Size', outcome: 'converted', was: undefined, now: { 'aspect-ratio': '1:1' } },
      { title: 'Steps', outcome: 'changed', was: undefined, now: 20 },
      { title: 'Guidance', outcome: 'removed', was: 4, now: undefined },
      { title: 'Scheduler', outcome: 'parked', was: undefined, now: undefined },
    ]);
  });

  it('is nothing where the form is as it was left', () => {
    const worksheet = typed(runware, fromInput);
    const toInput = seenIn(edit, worksheet);
    const view = viewOf({ worksheet, model: edit, models });
    expect(arrivalsOf({ from: runware, fromInput, to: edit, toInput, view })).toEqual([]);
  });
});
