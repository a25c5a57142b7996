import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json.ts';
import { SILENT } from '#server/providers/provider.ts';
import { readAnswer, reportOf } from './runware-answer.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const IMAGE = '33333333-3333-4333-8333-333333333333';
const URL = `https://im.runware.ai/image/os/a06dlim3/ws/2/ii/${IMAGE}.jpg`;

/** What an answer, as it comes over the wire, says of the task. */
function read(text: string, count = 1) {
  const answer = readAnswer(parseJson(text));
  return answer && reportOf(answer, ID, count);
}

const base = `"taskType":"imageInference","taskUUID":"${ID}"`;
const success = `{${base},"status":"success","imageUUID":"${IMAGE}","imageURL":"${URL}","seed":80342,"cost":0.0096}`;
const output = {
  index: 0,
  providerId: IMAGE,
  seed: '80342',
  costUsd: 0.0096,
  unsafe: null,
  from: { kind: 'url', url: URL },
};

describe('an answer of Runware’s', () => {
  it('with a result gives its image, seed and cost', () => {
    expect(read(`{"data":[${success}]}`)).toEqual({ ...SILENT, state: 'succeeded', outputs: [output] });
  });

  it('that acknowledges a task says that it runs', () => {
    expect(read(`{"data":[{${base}}]}`)).toEqual({ ...SILENT, state: 'running' });
  });

  it.each(['processing', 'pending'])('with the status "%s" says that it runs, and how far', (status) => {
    expect(read(`{"data":[{${base},"status":"${status}","progress":40}]}`)).toEqual({
      ...SILENT,
      state: 'running',
      progress: 40,
    });
  });

  it.each(['{"data":[]}', `{"data":[{"taskType":"imageInference","taskUUID":"${OTHER}"}]}`, '{"errors":[]}'])(
    'that says nothing of the task is silent: %s',
    (text) => {
      expect(read(text)).toEqual(SILENT);
    },
  );

  it.each(['taskNotFound', 'taskFailedOrNotFound', 'taskExpired'])(
    'of "%s" is silent too: it may be queued, unknown or forgotten',
    (code) => {
      expect(read(`{"errors":[{"code":"${code}","message":"","taskUUID":"${ID}"}]}`)).toEqual(SILENT);
    },
  );

  it.each(['', '<html>', '[]', '42', 'null', '{}', '{"status":"ok"}', '{"data":[{}', '"data"'])(
    'that is none is told apart: %s',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('keeps all digits of a seed', () => {
    for (const seed of ['9223372036854775807', '9007199254740993', '1234567890123456789', '0'])
      expect(
        read(`{"data":[{${base},"imageUUID":"${IMAGE}","imageURL":"${URL}","seed":${seed}}]}`),
      ).toMatchObject({
        outputs: [{ seed }],
      });
  });

  it.each([
    ['"seed":"80342"', { seed: null }],
    ['"seed":-1', { seed: null }],
    ['"seed":1.5', { seed: null }],
    ['"cost":"0.0096"', { costUsd: null }],
    ['"cost":-1', { costUsd: null }],
    ['"cost":null', { costUsd: null }],
    ['"cost":0', { costUsd: 0 }],
    ['"NSFWContent":"no"', { unsafe: null }],
    ['"NSFWContent":true', { unsafe: true }],
    ['"NSFWContent":false', { unsafe: false }],
  ])('takes a value of a wrong type for none: %s', (field, expected) => {
    const text = `{"data":[{${base},"status":"success","imageUUID":"${IMAGE}","imageURL":"${URL}",${field}}]}`;
    expect(read(text)).toMatchObject({ state: 'succeeded', outputs: [{ providerId: IMAGE, ...expected }] });
  });

  it('with image data gives it without its wrapping', () => {
    expect(read(`{"data":[{${base},"imageUUID":"${IMAGE}","imageBase64Data":"AAAA"}]}`)).toMatchObject({
      outputs: [{ from: { kind: 'base64', base64: 'AAAA' } }],
    });
    expect(
      read(`{"data":[{${base},"imageUUID":"${IMAGE}","imageDataURI":"data:image/png;base64,AAAA"}]}`),
    ).toMatchObject({ outputs: [{ from: { kind: 'base64', base64: 'AAAA' } }] });
  });

  it('with an image twice counts it once', () => {
    expect(read(`{"data":[${success},${success}]}`)).toEqual({
      ...SILENT,
      state: 'succeeded',
      outputs: [output],
    });
    expect(read(`{"data":[${success},${success}]}`, 2)).toMatchObject({
      state: 'running',
      outputs: [output],
    });
  });

  it('with an error beside what cannot be read has not failed: results may be behind it', () => {
    const error = `{"code":"inferenceError","message":"No.","taskUUID":"${ID}"}`;
    expect(read(`{"data":[{"taskUUID":7,"imageUUID":"${IMAGE}"}],"errors":[${error}]}`, 4)).toMatchObject({
      state: 'running',
      outputs: [],
    });
  });

  it('with an image that is withheld is at its end, and names it', () => {
    const withheld = `{${base},"status":"success","imageUUID":"${IMAGE}","NSFWContent":true,"cost":0.0006}`;
    expect(read(`{"data":[${withheld}]}`)).toMatchObject({
      state: 'succeeded',
      outputs: [{ providerId: IMAGE, costUsd: 0.0006, unsafe: true, from: { kind: 'nowhere' } }],
    });
  });

  it('with some images and one to come says that it runs, and gives what is there', () => {
    expect(read(`{"data":[${success},{${base},"status":"processing"}]}`, 2)).toEqual({
      ...SILENT,
      state: 'running',
      outputs: [output],
    });
  });

  it.each([
    [
      'in "errors"',
      `{"data":[${success}],"errors":[{"code":"inferenceError","message":"No.","taskUUID":"${ID}"}]}`,
    ],
    [
      'in "error"',
      `{"data":[${success}],"error":{"code":"inferenceError","message":"No.","taskUUID":"${ID}"}}`,
    ],
    [
      'in a list "error"',
      `{"data":[${success}],"error":[{"code":"inferenceError","message":"No.","taskUUID":"${ID}"}]}`,
    ],
    [
      'in an item',
      `{"data":[${success},{${base},"status":"error","error":{"code":"inferenceError","message":"No."}}]}`,
    ],
  ])('with one failure %s of two images has both', (_, text) => {
    const error = { kind: 'provider-failed', message: 'No.', issues: [], code: 'inferenceError' };
    expect(read(text, 2)).toEqual({ ...SILENT, state: 'succeeded', outputs: [output], errors: [error] });
  });

  it('with nothing but a failure is failed, and one of another task is not ours', () => {
    expect(read(`{"errors":[{"code":"timeoutProvider","message":"Slow.","taskUUID":"${ID}"}]}`)).toEqual({
      ...SILENT,
      state: 'failed',
      errors: [{ kind: 'timed-out', message: 'Slow.', issues: [], code: 'timeoutProvider' }],
    });
    expect(read(`{"errors":[{"code":"timeoutProvider","message":"Slow.","taskUUID":"${OTHER}"}]}`)).toEqual(
      SILENT,
    );
    expect(read('{"errors":[{"code":"invalidApiKey","message":"No."}]}')).toEqual(SILENT);
  });

  it('with an object in place of a list is read all the same', () => {
    expect(read(`{"data":${success}}`)).toMatchObject({ state: 'succeeded', outputs: [output] });
  });

  it('with items that are none gives the others', () => {
    expect(read(`{"data":[null,42,"x",{},${success}]}`)).toMatchObject({
      state: 'succeeded',
      outputs: [output],
    });
  });
});
