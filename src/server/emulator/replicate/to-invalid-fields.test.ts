import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';

const MODEL = 'qwen/qwen-image-2512';
const CREATE = `POST /models/${MODEL}/predictions`;
const input = { prompt: 'A lighthouse at dusk', seed: 42 };

describe('a prediction that is refused', () => {
  const cases: readonly [string, unknown, Record<string, unknown>, string][] = [
    [
      'a missing prompt',
      { input: {} },
      { type: 'required', field: 'input', description: 'prompt is required' },
      '- input: prompt is required\n',
    ],
    [
      'a wrong choice',
      { input: { ...input, output_format: 'gif' } },
      {
        type: 'enum',
        field: 'input.output_format',
        description: 'output_format must be one of the following: "webp", "jpg", "png"',
      },
      '- input.output_format: output_format must be one of the following: "webp", "jpg", "png"\n',
    ],
    [
      'an unknown parameter',
      { input: { ...input, steps: 3 } },
      { type: 'additional_property_not_allowed', field: 'input' },
      '- input: Additional property steps is not allowed\n',
    ],
    [
      'a stray key',
      { input, model: MODEL },
      { type: 'additional_property_not_allowed', field: '' },
      '- Additional property model is not allowed\n',
    ],
    [
      'a version beside a model',
      { input, version: MODEL },
      { type: 'additional_property_not_allowed', field: '' },
      '- Additional property version is not allowed\n',
    ],
    ['no input', {}, { type: 'required', field: '' }, '- input is required\n'],
    [
      'text for a number',
      { input: { ...input, guidance: '4' } },
      { type: 'invalid_type' },
      '- input.guidance: Invalid type. Expected: number\n',
    ],
    [
      'a seed in text',
      { input: { ...input, seed: '4' } },
      { type: 'invalid_type' },
      '- input.seed: Invalid type. Expected: integer\n',
    ],
    [
      'too many steps',
      { input: { ...input, num_inference_steps: 51 } },
      { type: 'number_lte' },
      '- input.num_inference_steps: Must be less than or equal to 50\n',
    ],
    [
      'null',
      { input: { ...input, go_fast: null } },
      { type: 'invalid_type' },
      '- input.go_fast: Invalid type. Expected: boolean\n',
    ],
    [
      'a UUID for an image',
      { input: { ...input, image: 'd54ceecb-1111-4111-8111-111111111111' } },
      { type: 'format' },
      "- input.image: Does not match format 'uri'\n",
    ],
    [
      'a broken image',
      { input: { ...input, image: 'data:image/png;base64,AAAA' } },
      { type: 'format' },
      '- input.image: It is not a whole PNG, JPEG or WebP.\n',
    ],
  ];

  it.each(cases)('says what is wrong: %s', async (_name, body, field, detail) => {
    const { replicate, emulator } = openEmulatorBench();
    const answer = await replicate(CREATE, body);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer).toMatchObject({
      status: 422,
      body: { title: 'Input validation failed', status: 422, detail, invalid_fields: [field] },
    });
    expect(emulator.book.charges()).toEqual([]);
  });

  it('refuses the uploads of the product', async () => {
    const { replicate } = openEmulatorBench();
    for (const image of [`upload:${'0'.repeat(64)}`, 'image:d54ceecb-1111-4111-8111-111111111111']) {
      expect((await replicate(CREATE, { input: { ...input, image } })).status).toBe(422);
    }
  });

  it('is for a model that is not there', async () => {
    const { replicate } = openEmulatorBench();
    expect((await replicate('POST /models/qwen/none/predictions', { input })).status).toBe(404);
  });

  it('cannot be paid', async () => {
    const { replicate, emulator } = openEmulatorBench({ balanceUsd: 0.01 });
    expect(await replicate(CREATE, { input })).toMatchObject({
      status: 402,
      body: {
        title: 'Insufficient credit',
        detail: expect.stringContaining('https://replicate.com/account/billing#billing'),
      },
    });
    expect(emulator.book.charges()).toEqual([]);
  });
});
