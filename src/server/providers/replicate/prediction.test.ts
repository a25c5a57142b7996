import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json.ts';
import { predictionSchema, reportOfPrediction } from './prediction.ts';

const ID = 'q5dvaqkw6hrm80cvp1atd9k3jg';
const URL = 'https://replicate.delivery/xezq/opaque/out-0.webp';
const BASE = {
  id: ID,
  model: 'qwen/qwen-image-2512',
  version: 'hidden',
  input: { prompt: 'A fox', seed: 42 },
  output: null,
  logs: '',
  error: null,
  status: 'starting',
  created_at: '2026-11-21T12:00:00.123456Z',
  data_removed: false,
  urls: { get: 'x', cancel: 'y' },
};
const REPORT = {
  state: 'waiting',
  progress: null,
  outputs: [],
  errors: [],
  isFree: false,
  version: 'hidden',
};

const read = (more: object) => reportOfPrediction(predictionSchema.parse({ ...BASE, ...more }));

describe('a prediction', () => {
  it.each([
    ['starting', 'waiting'],
    ['processing', 'running'],
    ['succeeded', 'succeeded'],
    ['canceled', 'canceled'],
  ])('of status "%s" is %s', (status, state) => {
    expect(read({ status })).toEqual({ ...REPORT, state });
  });

  it('E13 of a status that is not known here runs, and says the word', () => {
    expect(read({ status: 'pondering' })).toEqual({
      ...REPORT,
      state: 'running',
      strangeStatus: 'pondering',
    });
  });

  it('E13 that was aborted is free, and failed for want of time', () => {
    expect(read({ status: 'aborted' })).toMatchObject({
      state: 'failed',
      isFree: true,
      errors: [{ kind: 'timed-out', code: 'aborted' }],
    });
  });

  it.each([
    ['E1001: out of memory', 'provider-failed', 'E1001'],
    ['NSFW content detected. Try another prompt.', 'content-blocked', null],
    ['The input was flagged as sensitive (E005).', 'content-blocked', null],
    ['Prediction input failed validation: {"detail":[]}', 'provider-failed', null],
  ])('that failed says why: %s', (error, kind, code) => {
    expect(read({ status: 'failed', error })).toEqual({
      ...REPORT,
      state: 'failed',
      errors: [{ kind, message: error, issues: [], code }],
    });
  });

  it.each([null, undefined, '', 42, { message: 'x' }])('that failed without a text says so: %j', (error) => {
    expect(read({ status: 'failed', error }).errors[0]?.message).toBe('Replicate gave no reason.');
  });

  it.each([
    ['one text', URL, [URL]],
    ['a list', [URL, `${URL}?2`], [URL, `${URL}?2`]],
    ['lists in a list', [[URL], [`${URL}?2`]], [URL, `${URL}?2`]],
    ['an object', { url: URL }, [URL]],
    ['a list of objects', [{ url: URL }], [URL]],
    ['nothing', null, []],
    ['an object of another kind', { width: 3 }, []],
    ['a number', 7, []],
  ])('E17 gives the URLs of an output that is %s', (_, output, urls) => {
    expect(read({ status: 'succeeded', output }).outputs).toEqual(
      urls.map((url, index) => ({
        index,
        providerId: `${ID}/${index}`,
        seed: '42',
        costUsd: null,
        unsafe: null,
        from: { kind: 'url', url },
      })),
    );
  });

  it('gives an output that came inline as its data', () => {
    expect(read({ status: 'processing', output: ['data:image/png;base64,AAAA'] }).outputs).toMatchObject([
      { from: { kind: 'base64', base64: 'AAAA' } },
    ]);
  });

  it('whose data is removed is erased, unless it still has its output', () => {
    expect(read({ status: 'succeeded', data_removed: true }).state).toBe('erased');
    expect(read({ status: 'succeeded', data_removed: true, output: [URL] }).state).toBe('succeeded');
    expect(read({ status: 'failed', data_removed: true }).state).toBe('failed');
    expect(read({ status: 'canceled', data_removed: true }).state).toBe('canceled');
  });

  it('has the seed that its log names first, else the one that was sent, with all digits', () => {
    const seedOf = (more: object) => read({ status: 'succeeded', output: URL, ...more }).outputs[0]?.seed;
    expect(seedOf({ logs: 'Using seed: 7710683\nUsing seed: 9\n' })).toBe('7710683');
    expect(seedOf({ logs: null })).toBe('42');
    expect(seedOf({ input: {} })).toBeNull();
    expect(seedOf({ input: { seed: 'x' } })).toBeNull();
    expect(seedOf({ input: parseJson('{"seed":9223372036854775807}') })).toBe('9223372036854775807');
  });

  it.each([{ id: '../account' }, { id: '' }, { id: 7 }, { status: 3 }])('is none with %j', (more) => {
    expect(predictionSchema.safeParse({ ...BASE, ...more }).success).toBe(false);
  });

  it('is read where what is not there yet is absent', () => {
    const { output: _output, error: _error, logs: _logs, ...early } = BASE;
    expect(reportOfPrediction(predictionSchema.parse(early))).toEqual(REPORT);
  });

  it('is read whatever its lesser fields are', () => {
    const odd = { model: 1, version: 2, input: 'x', logs: [], created_at: 5, data_removed: 'no' };
    expect(read({ status: 'succeeded', output: URL, ...odd })).toMatchObject({
      state: 'succeeded',
      version: null,
    });
  });
});
