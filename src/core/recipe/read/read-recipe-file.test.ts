import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realModel, realModels } from '#core/models/test-models.ts';
import { readRecipeFile } from './read-recipe-file.ts';

const RUNWARE = realModel('runware/alibaba:qwen-image@2512');
const REPLICATE = realModel('replicate/qwen/qwen-image-2512');

function read(file: string | Uint8Array, current = RUNWARE) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return readRecipeFile(bytes, { models: realModels, current });
}

const ownRecipe = (more: object = {}, input: object = {}) =>
  JSON.stringify({
    program: 'Proofsheet',
    version: 1,
    model: REPLICATE.id,
    input: { prompt: 'A fox', seed: '9223372036854775807', ...input },
    seed: '9223372036854775807',
    ...more,
  });

/** A chunk of a PNG. Its checksum is not looked at by who only reads texts. */
function chunk(type: string, data: Uint8Array | string): Uint8Array {
  const body = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const bytes = new Uint8Array(body.length + 12);
  new DataView(bytes.buffer).setUint32(0, body.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(body, 8);
  return bytes;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const png = (...chunks: readonly Uint8Array[]) =>
  join(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), ...chunks, chunk('IEND', ''));
const withText = (keyword: string, text: string) => png(chunk('tEXt', `${keyword}\0${text}`));

async function deflated(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

describe('a recipe of ours', () => {
  it('fills the form of its own model, whichever is open', async () => {
    expect(await read(ownRecipe())).toMatchObject({
      kind: 'request',
      program: 'Proofsheet',
      model: REPLICATE,
      input: { prompt: 'A fox', seed: '9223372036854775807' },
      left: [],
    });
  });

  it('B01 B02 B03 brings no id, no status, no provider’s id and no private value', async () => {
    const more = { id: 'd54ceecb-0000-4000-8000-000000000001', status: 'running', providerId: 'p1' };
    const input = {
      webhookURL: 'https://hooks.example/secret',
      uploadEndpoint: 'https://s3.example/x',
      steps: 20,
    };
    const file = ownRecipe(
      { ...more, model: RUNWARE.id },
      { ...input, prompt: undefined, positivePrompt: 'A fox' },
    );
    expect(await read(file)).toEqual({
      kind: 'request',
      program: 'Proofsheet',
      model: RUNWARE,
      input: { positivePrompt: 'A fox', seed: '9223372036854775807', steps: 20 },
      taken: expect.arrayContaining(['positivePrompt', 'seed', 'steps']),
      left: ['webhookURL', 'uploadEndpoint'].map((name) => ({
        name,
        why: 'It is private: type it in the form.',
      })),
      missingImages: [],
    });
  });

  it('says where it had images that are not in the file, and names what is no such place', async () => {
    const model = realModel('runware/runware:108@22');
    const place = 'inputs.referenceImages.0';
    const file = ownRecipe(
      { model: model.id, missingImages: [place, 'webhookURL', '__proto__'] },
      { prompt: undefined, positivePrompt: 'A fox' },
    );
    expect(await read(file)).toMatchObject({
      missingImages: [place],
      left: ['image at webhookURL', 'image at __proto__'].map((name) => ({ name })),
    });
    const garbage = ownRecipe({ missingImages: { [place]: 'upload:x' } });
    expect(await read(garbage)).toMatchObject({ missingImages: [], left: [{ name: 'missingImages' }] });
  });

  it('B05 is refused where it nests too deep', async () => {
    const deep = `{"model":"${RUNWARE.id}","input":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(await read(deep)).toMatchObject({ kind: 'refused', why: expect.stringContaining('64 levels') });
  });

  it('is refused by its version, or by its model', async () => {
    expect(await read(ownRecipe({ version: 99 }))).toMatchObject({ why: expect.stringContaining('later') });
    for (const model of ['studio/other', '__proto__', 'constructor'])
      expect(await read(ownRecipe({ model }))).toMatchObject({ why: expect.stringContaining('not among') });
  });
});

describe('another program’s recipe', () => {
  const roles = {
    prompt: 'A fox',
    negative_prompt: 'blurry',
    seed: '9007199254740993',
    num_inference_steps: 20,
  };

  it('is read as AUTOMATIC1111 writes it, with a reason for what is not taken', async () => {
    const text = [
      'A fox',
      'in the snow',
      'Negative prompt: blurry',
      'Steps: 20, Sampler: Euler a, CFG scale: 7.5, Seed: 9007199254740993, Size: 512x768, Model hash: "a, b", Hires upscale: 2',
    ].join('\n');
    const answer = await read(withText('parameters', text));
    expect(answer).toMatchObject({
      program: 'AUTOMATIC1111',
      input: {
        positivePrompt: 'A fox\nin the snow',
        negativePrompt: 'blurry',
        seed: '9007199254740993',
        steps: 20,
        CFGScale: 7.5,
        width: 512,
        height: 768,
      },
    });
    const left = answer?.kind === 'request' ? answer.left.map(({ name }) => name) : [];
    expect(left).toEqual(expect.arrayContaining(['Model hash', 'Hires upscale']));
  });

  it('is read as InvokeAI writes it', async () => {
    const metadata = {
      positive_prompt: 'A fox',
      negative_prompt: 'blurry',
      seed: 4_294_967_295,
      steps: 20,
      width: 1024,
      height: 1024,
      scheduler: 'euler',
      model: { name: 'sdxl' },
    };
    expect(await read(withText('invokeai_metadata', JSON.stringify(metadata)), REPLICATE)).toMatchObject({
      program: 'InvokeAI',
      input: { ...roles, seed: '4294967295' },
      left: expect.arrayContaining([
        { name: 'scheduler', why: 'Qwen-Image-2512 has no such parameter.' },
        { name: 'model', why: 'It is InvokeAI’s own, and means nothing here.' },
      ]),
    });
  });

  it('is read as SwarmUI writes it, in a PNG and in the EXIF of a JPEG', async () => {
    const text = `{"sui_image_params":{"prompt":"A fox","negativeprompt":"blurry","seed":9007199254740993,"steps":20,"model":"x"}}`;
    const expected = { program: 'SwarmUI', input: roles };
    expect(await read(withText('parameters', text), REPLICATE)).toMatchObject(expected);
    for (const order of ['utf-16le', 'utf-16be', 'ascii'] as const)
      expect([order, await read(jpegWithComment(text, order), REPLICATE)]).toMatchObject([order, expected]);
  });

  it('is read off a plain ComfyUI graph', async () => {
    const graph = {
      3: {
        class_type: 'KSampler',
        inputs: {
          seed: 42,
          steps: 20,
          cfg: 7,
          sampler_name: 'euler',
          denoise: 1,
          positive: ['9', 0],
          negative: ['7', 0],
          latent_image: ['5', 0],
        },
      },
      5: { class_type: 'EmptySD3LatentImage', inputs: { width: 768, height: 512, batch_size: 1 } },
      6: { class_type: 'CLIPTextEncode', inputs: { text: 'A fox', clip: ['4', 1] } },
      7: { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['4', 1] } },
      9: { class_type: 'FluxGuidance', inputs: { guidance: 3, conditioning: ['6', 0] } },
    };
    expect(await read(withText('prompt', JSON.stringify(graph)))).toMatchObject({
      program: 'ComfyUI',
      input: {
        positivePrompt: 'A fox',
        negativePrompt: 'blurry',
        seed: '42',
        steps: 20,
        CFGScale: 7,
        width: 768,
        height: 512,
      },
    });
    const loop = { 1: { class_type: 'KSampler', inputs: { positive: ['1', 0], seed: 1 } } };
    expect(await read(withText('prompt', JSON.stringify(loop)))).toMatchObject({ input: { seed: '1' } });
  });

  it('B07 B08 stays text, whatever it holds', async () => {
    const prompt = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
    const answer = await read(withText('parameters', `${prompt}\nSteps: 20, Seed: 1`));
    expect(answer).toMatchObject({ input: { positivePrompt: prompt } });
  });
});

describe('what may be in a file', () => {
  it('B09 inflates no text to more than 1 MB', async () => {
    const bomb = await deflated('a'.repeat(100 * 1024 * 1024));
    const small = await deflated('A fox\nSteps: 20, Seed: 1');
    const packed = (data: Uint8Array) =>
      chunk('zTXt', join(new TextEncoder().encode('parameters\0\0'), data));
    expect(await read(png(packed(bomb)))).toBeNull();
    expect(await read(png(packed(bomb), packed(small)))).toMatchObject({
      input: { positivePrompt: 'A fox' },
    });
  });

  it('is garbage, and nothing is thrown', async () => {
    const texts = ['parameters', 'proofsheet', 'invokeai_metadata', 'prompt'].map((keyword) =>
      fc.constant(keyword),
    );
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(`{${text}`)),
      fc
        .tuple(fc.oneof(...texts), fc.oneof(fc.json(), fc.string()))
        .map(([keyword, text]) => withText(keyword, text)),
      fc.uint8Array().map((bytes) => join(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1), bytes)),
      fc.uint8Array().map((bytes) => png(bytes)),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(200))
        .map(([noise, at]) => overwritten(jpegWithComment('A fox\nSteps: 2', 'utf-16le'), noise, at)),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        const answer = await read(bytes);
        expect(answer === null || answer.kind === 'refused' || answer.taken.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is a line without an end, which is read as well: with its square it would take minutes', async () => {
    expect(await read(withText('parameters', `x\n${'a b-c/'.repeat(150_000)}`))).not.toBeUndefined();
    expect(
      await read(withText('parameters', `x\nSteps: 1, ${'a: "b, '.repeat(120_000)}`)),
    ).not.toBeUndefined();
  });
});

function overwritten(bytes: Uint8Array, noise: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(noise.subarray(0, Math.max(copy.length - at, 0)), Math.min(at, copy.length));
  return copy;
}

/** A JPEG without a picture, with a comment in its EXIF: one directory that leads to another, of one entry each. */
function jpegWithComment(text: string, encoding: 'utf-16le' | 'utf-16be' | 'ascii'): Uint8Array {
  const characters =
    encoding === 'ascii'
      ? [...new TextEncoder().encode(text)]
      : [...text].flatMap((character) => {
          const code = character.charCodeAt(0);
          return encoding === 'utf-16le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
        });
  const code = encoding === 'ascii' ? 'ASCII\0\0\0' : 'UNICODE\0';
  const comment = [...new TextEncoder().encode(code), ...characters];
  const tiff = new DataView(new ArrayBuffer(44));
  tiff.setUint32(0, 0x49492a00);
  tiff.setUint32(4, 8, true);
  entry(tiff, 8, { tag: 0x8769, type: 4, count: 1, value: 26 });
  entry(tiff, 26, { tag: 0x9286, type: 7, count: comment.length, value: 44 });
  const body = [...new TextEncoder().encode('Exif\0\0'), ...new Uint8Array(tiff.buffer), ...comment];
  const length = body.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...body, 0xff, 0xd9]);
}

type Entry = { readonly tag: number; readonly type: number; readonly count: number; readonly value: number };

function entry(view: DataView, at: number, { tag, type, count, value }: Entry): void {
  view.setUint16(at, 1, true);
  view.setUint16(at + 2, tag, true);
  view.setUint16(at + 4, type, true);
  view.setUint32(at + 6, count, true);
  view.setUint32(at + 10, value, true);
}
