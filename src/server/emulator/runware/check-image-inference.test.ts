import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { OTHER, task, UUID } from './sample-task.ts';

const DOCS = 'https://runware.ai/docs/models/alibaba-qwen-image-2512';

describe('a task that is refused', () => {
  const cases: readonly [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['a missing UUID', { taskUUID: undefined }, { code: 'missingTaskUUID' }],
    ['a UUID of another version', { taskUUID: UUID.replace('-4', '-1') }, { code: 'invalidTaskUUID' }],
    ['a missing model', { model: undefined }, { code: 'missingModel' }],
    ['an unknown model', { model: 'a:b@1' }, { code: 'invalidModel' }],
    ['a missing prompt', { positivePrompt: undefined }, { code: 'missingPositivePrompt', type: 'string' }],
    ['an odd width', { width: 700 }, { code: 'invalidWidth', parameter: 'width', type: 'integer' }],
    ['a seed in text', { seed: '42' }, { code: 'invalidSeed', type: 'integer' }],
    ['a seed beyond 63 bits', { seed: 9223372036854775808n }, { code: 'invalidSeed' }],
    ['null', { steps: null }, { code: 'invalidSteps' }],
    ['an unknown key', { guidance: 3 }, { code: 'unsupportedParameter', parameter: 'guidance' }],
    [
      'an unknown key inside',
      { settings: { x: 1 } },
      { code: 'unsupportedParameter', parameter: 'settings.x' },
    ],
    [
      'a wrong choice',
      { outputFormat: 'GIF' },
      { code: 'invalidOutputFormat', allowedValues: "'JPG','PNG','WEBP'" },
    ],
    ['a cost flag in text', { includeCost: 'yes' }, { code: 'invalidIncludeCost', type: 'boolean' }],
    [
      'a value in a list',
      { lora: [{ model: 'a:1@1', weight: 9 }] },
      { code: 'invalidWeight', parameter: 'lora.0.weight', documentation: `${DOCS}#request-lora-0-weight` },
    ],
    [
      'a mere word as image',
      { inputs: { seedImage: 'cat' } },
      { code: 'invalidSeedImage', parameter: 'inputs.seedImage' },
    ],
    [
      'an upload of the product',
      { inputs: { seedImage: `upload:${'0'.repeat(64)}` } },
      { code: 'invalidSeedImage' },
    ],
    ['an image of the product', { inputs: { seedImage: `image:${OTHER}` } }, { code: 'invalidSeedImage' }],
    ['an unknown image', { inputs: { seedImage: OTHER } }, { code: 'mediaNotFound' }],
    [
      'a broken image',
      { inputs: { seedImage: 'data:image/png;base64,iVBORw0KGgo=' } },
      { code: 'invalidSeedImage' },
    ],
  ];

  it.each(cases)('says what is wrong: %s', async (_name, change, error) => {
    const { runware, emulator } = openEmulatorBench();
    const { status, body } = await runware([{ ...task, ...change }]);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [error] } });
    expect(emulator.book.charges()).toEqual([]);
  });

  it('names both parameters of a pair, the task and its documentation', async () => {
    const all = openEmulatorBench().definitions;
    const definitions = all.map((definition) => ({ ...definition, required: ['positivePrompt'] }));
    const { runware } = openEmulatorBench({ definitions });
    const { body } = await runware([{ ...task, height: undefined }]);
    const error = {
      code: 'missingHeight',
      parameter: ['width', 'height'],
      documentation: `${DOCS}#request-height`,
    };
    expect(body).toMatchObject({ errors: [{ ...error, taskType: 'imageInference', taskUUID: UUID }] });
  });

  it('does not stand in the way of the others in its request', async () => {
    const { runware } = openEmulatorBench();
    const { status, body } = await runware([task, { ...task, taskUUID: OTHER, width: 1 }]);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { data: [{ taskUUID: UUID }], errors: [{ code: 'invalidWidth', taskUUID: OTHER }] },
    });
  });

  it('is one of a type that is not known', async () => {
    const { runware } = openEmulatorBench();
    expect(await runware([{ ...task, taskType: 'imageUpscale' }])).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'unsupportedTaskType' }] },
    });
  });
});
