import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import type { Model } from '#core/models/registry.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { type ReadRequest, readRequest } from '#core/snippet/read/read-request.ts';
import { codeOf, hostileText, modelForms, models, requests } from './snippet-samples.ts';

const RUNWARE = 'runware/alibaba:qwen-image@2512';
const REPLICATE = 'replicate/qwen/qwen-image-2512';
const KEY = 'r8_9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const SEED = '9223372036854775807';

function read(text: string, current: Model | undefined = models[0]) {
  if (!current) throw new Error('There are no models.');
  return readRequest(text, { models, requests, current });
}

function readWhole(text: string, current?: Model): ReadRequest {
  const result = read(text, current);
  if (result?.kind !== 'request') throw new Error(`This was not read: ${text} ${JSON.stringify(result)}`);
  return result;
}

/** Runware's request of a task, as JSON. */
function taskJson(more: object = {}): string {
  return JSON.stringify([
    { model: 'alibaba:qwen-image@2512', taskType: 'imageInference', positivePrompt: 'a fox', ...more },
  ]);
}

/** Any input without private values, with a text in it that is hard on code. */
function arbitraryTask(model: Model): fc.Arbitrary<Input> {
  const prompt = flattenFields(model.fields).find((field) => field.role === 'prompt')?.path ?? '';
  return fc
    .tuple(arbitraryInput(model), hostileText)
    .map(([input, text]) => setAt(withoutPrivate(model, input), prompt, text));
}

describe('what is exported and read again is the same input of the same model', () => {
  for (const { model, form, title } of modelForms) {
    it(title, () => {
      fc.assert(
        fc.property(arbitraryTask(model), fc.constantFrom(...models), (input, current) => {
          const result = readWhole(codeOf(model, input, form).text, current);
          expect(result.model.id).toBe(model.id);
          expect(result.input).toEqual(input);
          expect(result.left).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('what people have is read, with every digit', () => {
  it.each([
    ['a bare input', `{"prompt": "a fox", "seed": ${SEED}}`, REPLICATE],
    ['a request of Replicate', `{"version": "x", "input": {"prompt": "a fox", "seed": ${SEED}}}`, REPLICATE],
    [
      'a request of Runware, behind one that signs in',
      `[{"taskType":"authentication","apiKey":"${KEY}"},
        {"taskType":"imageInference","taskUUID":"1","model":"alibaba:qwen-image@2512","positivePrompt":"a fox","seed":${SEED}}]`,
      RUNWARE,
    ],
    [
      'a task of ours',
      `{"id":"1","model":"${RUNWARE}","input":{"positivePrompt":"a fox","seed":"${SEED}"}}`,
      RUNWARE,
    ],
    [
      'curl as the providers print it',
      `curl --silent https://api.replicate.com/v1/models/qwen/qwen-image-2512/predictions \\
         --request POST -H "Authorization: Bearer $REPLICATE_API_TOKEN" -H 'Prefer: wait' \\
         --data @- <<-EOM
\t{ "input": { "prompt": "a fox", "seed": ${SEED} } }
\tEOM`,
      REPLICATE,
    ],
    [
      'curl as browsers copy it',
      String.raw`curl 'https://api.runware.ai/v1' -X POST --compressed --data-raw $'[{"model":"alibaba:qwen-image@2512","taskType":"imageInference","positivePrompt":"a\u0020fox","seed":${SEED}}]'`,
      RUNWARE,
    ],
    [
      'curl with a text in double quotes',
      `curl -sXPOST https://api.runware.ai/v1 -d "[{\\"model\\":\\"alibaba:qwen-image@2512\\",\\"positivePrompt\\":\\"a fox\\",\\"seed\\":${SEED}}]"`,
      RUNWARE,
    ],
    [
      'a call of a client',
      `const out = await replicate.run('qwen/qwen-image-2512', {
         input: { prompt: \`a fox\`, /* all digits */ seed: 9_223_372_036_854_775_807n, } });`,
      REPLICATE,
    ],
    [
      'Python with every kind of quotes',
      `# a fox, don't ask
replicate.run("qwen/qwen-image-2512", input={
    'prompt': ("a " r'fo' """x"""), 'seed': int("${SEED}"), 'image': None})`,
      REPLICATE,
    ],
  ])('%s', (_, text, id) => {
    const result = readWhole(
      text,
      models.find((model) => model.id !== id),
    );
    expect(result.model.id).toBe(id);
    expect(Object.values(result.input)).toEqual(['a fox', SEED]);
  });

  it('the model whose form is open is meant where several would do', () => {
    for (const model of models.filter(({ provider }) => provider === 'runware'))
      expect(readWhole('{"positivePrompt":"a fox"}', model).model.id).toBe(model.id);
  });
});

describe('what is not taken', () => {
  it('is named, with the reason', () => {
    const json = taskJson({ width: '720', scheduler: 'None such', colour: 'red', steps: 20, seed: -1 });
    expect(readWhole(json)).toMatchObject({
      input: { positivePrompt: 'a fox', steps: 20, seed: '-1' },
      taken: ['positivePrompt', 'steps', 'seed'],
      left: [
        { name: 'width', why: 'Width must be a whole number.' },
        { name: 'scheduler', why: 'Scheduler must be one of its listed values.' },
        { name: 'colour', why: 'It is not a parameter of Qwen-Image-2512.' },
      ],
    });
    expect(readWhole('const input = { positivePrompt: "a fox", seed: p + 1, ...rest };')).toMatchObject({
      input: { positivePrompt: 'a fox' },
      left: [
        { name: 'seed', why: 'Its value is not written here, it comes from other code.' },
        { name: '...', why: 'It is not a parameter of Qwen-Image-2512.' },
      ],
    });
    expect(readWhole(`[${taskJson().slice(1, -1)}, ${taskJson().slice(1, -1)}]`).left).toEqual([
      { name: '1 more task', why: 'The form takes one at a time.' },
    ]);
    expect(readWhole('{"input":{"prompt":"a fox"},"webhook":"https://example.com"}').left).toEqual([
      { name: 'webhook', why: 'It belongs to the request around the input.' },
    ]);
    const pinned = { model: 'qwen/qwen-image-2512', version: 'f8a2', input: { prompt: 'a fox' } };
    expect(readWhole(JSON.stringify(pinned)).left).toEqual([
      { name: 'version', why: 'It belongs to the request around the input.' },
    ]);
  });

  it('B03 is a private URL: dropped, and named', () => {
    const webhookURL = 'https://spy.example.com/a';
    const { input, left } = readWhole(taskJson({ webhookURL, uploadEndpoint: webhookURL }));
    expect(left.map(({ name }) => name)).toEqual(['webhookURL', 'uploadEndpoint']);
    expect(JSON.stringify([input, left])).not.toContain('spy');
  });

  it.each([
    ['a header', `curl https://api.runware.ai/v1 -H "Authorization: Bearer ${KEY}" -d '${taskJson()}'`],
    ['an option', `curl https://api.runware.ai/v1 -u me:${KEY} -d '${taskJson()}'`],
    ['a parameter', `curl https://api.runware.ai/v1 -d '${taskJson({ apiKey: KEY })}'`],
    ['a task of its own', `[{"taskType":"authentication","apiKey":"${KEY}"},${taskJson().slice(1)}`],
    [
      'a header in code',
      `fetch("https://api.runware.ai/v1", { headers: { Authorization: "Bearer ${KEY}" }, body: JSON.stringify(${taskJson()}) })`,
    ],
  ])('B19 is a key in %s', (_, text) => {
    const { input, taken, left } = readWhole(text);
    expect(input).toEqual({ positivePrompt: 'a fox' });
    const name = expect.stringMatching(/^(Authorization|apiKey)$/);
    expect(left).toEqual([{ name, why: 'A key, which is never kept.' }]);
    expect(JSON.stringify([input, taken, left])).not.toContain(KEY);
  });

  it('B06 is not an address that cannot be used: it is shown in the form, with the reason', () => {
    for (const seedImage of ['javascript:alert(1)', 'file:///etc/passwd', 'http://127.0.0.1/x.png']) {
      const { model, input } = readWhole(taskJson({ inputs: { seedImage } }));
      expect(input).toEqual({ positivePrompt: 'a fox', inputs: { seedImage } });
      expect(model.validate(input).issues.map(({ path }) => path)).toContain('inputs.seedImage');
    }
  });
});

describe('what is no request', () => {
  it.each([
    ['a prompt', "A fox in the snow, it's {very} cold [photo], 35mm // grain"],
    ['nothing', ''],
    ['a number', '42'],
    ['JSON of something else', '{"name":"proofsheet","version":"1","seed":1}'],
    ['a word of a shell', 'curl of smoke'],
    ['cut code', 'const parameters = { prompt: "a fox", seed: '],
  ])('%s is none', (_, text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    [
      'another model at a provider',
      '[{"taskType":"imageInference","model":"civitai:1@2","positivePrompt":"a fox","width":512,"settings":{"trueCFGScale":2}}]',
      'civitai:1@2',
    ],
    [
      'another model by its address',
      `curl https://api.replicate.com/v1/models/who/else/predictions -d '{"input":{"prompt":"a"}}'`,
      'not here',
    ],
    ['a file that is not here', 'curl https://api.runware.ai/v1 -d @task.json', 'file of its own'],
    ['a broken command', `curl https://api.runware.ai/v1 -d 'positivePrompt=x'`, 'no JSON'],
    [
      'only what is private',
      taskJson({ positivePrompt: null, webhookURL: 'https://example.com' }),
      'holds nothing',
    ],
    ['more than 2 MB', `{"prompt":"${'x'.repeat(2 * 1024 * 1024)}"}`, '2 MB'],
  ])('%s is refused with a sentence', (_, text, why) => {
    expect(read(text)).toEqual({ kind: 'refused', why: expect.stringContaining(why) });
  });

  it('B05 is what nests too deep, in any notation', () => {
    const many = 200_000;
    for (const text of [
      '['.repeat(many) + ']'.repeat(many),
      `{"prompt":"a","image":${'['.repeat(many)}${']'.repeat(many)}}`,
      `curl https://api.runware.ai/v1 -d '${'{"a":'.repeat(many)}'`,
      `{"prompt":"a","seed":${'('.repeat(many)}}`,
      `{"prompt":"a","seed":${'int('.repeat(many)}}`,
    ]) {
      expect(read(text)).toEqual({ kind: 'refused', why: expect.stringContaining('64 levels') });
    }
  });

  it('is any text at all: none throws', () => {
    const unit = fc.constantFrom(
      ...'{}[]()\'"`\\,:#/*$<|;\n an1-.',
      ...['curl ', '"prompt":', "-d '", '<<E\n', '$(', '\\u00', '{"input":', 'r"', "'''"],
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (text) => {
        read(text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ...[
      "{'",
      '{`',
      '{a:',
      '{/*',
      "['",
      '{"a":"',
      '{a(',
      '[-',
      'r"{',
      "{'''",
      '#{',
      '\\',
      '{...',
      '{}',
      ' ',
      '[""+',
    ],
    ...["curl -d $'", 'curl <<a\n', '{"prompt":"a",x:y(', '{"prompt":"a"},', 'a,{b:[{'],
  ])('2 MB of %j are read to their end', (piece) => {
    const text = piece.repeat(Math.floor((2 * 1024 * 1024) / piece.length));
    expect(() => read(text)).not.toThrow();
  });

  it('is no name that objects inherit', () => {
    const polluted = '{"polluted":1}';
    const { input } = readWhole(
      `{"prompt":"a fox","seed":1,"__proto__":${polluted},"constructor":{"prototype":${polluted}}}`,
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(input).toEqual({ prompt: 'a fox', seed: '1' });
  });
});
