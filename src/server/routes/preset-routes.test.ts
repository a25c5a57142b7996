import { expect, it } from 'vitest';
import { Bench } from '#server/test-bench.ts';

const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';

const preset = {
  id: ONE,
  model: 'runware/alibaba:qwen-image@2512',
  definition: '0123456789abcdef',
  title: 'Herons',
  description: '',
  isPartial: false,
  input: { positivePrompt: 'a heron', seed: '9223372036854775807' },
  image: null,
};

const titles = (body: unknown) =>
  (body as { presets: { title: string }[] }).presets.map(({ title }) => title);

it('keeps a preset over a restart, to the last digit, and in the place of the one with its id', async () => {
  const bench = new Bench({ isRunning: false });
  expect((await bench.ask(`PUT /api/presets/${ONE}`, preset)).status).toBe(200);
  await bench.restart();
  expect((await bench.ask('GET /api/presets')).body).toEqual({ presets: [preset] });
  const renamed = { ...preset, title: 'Herons at dawn' };
  await bench.ask(`PUT /api/presets/${ONE}`, renamed);
  expect((await bench.ask('GET /api/presets')).body).toEqual({ presets: [renamed] });
});

it('keeps the order that its user gives it', async () => {
  const bench = new Bench({ isRunning: false });
  await bench.ask(`PUT /api/presets/${ONE}`, { ...preset, title: 'one' });
  await bench.ask(`PUT /api/presets/${TWO}`, { ...preset, id: TWO, title: 'two' });
  expect(titles((await bench.ask('GET /api/presets')).body)).toEqual(['one', 'two']);
  const first = await bench.ask(`POST /api/presets/${TWO}/move`, { before: ONE });
  expect(titles(first.body)).toEqual(['two', 'one']);
  const last = await bench.ask(`POST /api/presets/${TWO}/move`, { before: null });
  expect(titles(last.body)).toEqual(['one', 'two']);
});

it('deletes one, and says where there is none', async () => {
  const bench = new Bench({ isRunning: false });
  await bench.ask(`PUT /api/presets/${ONE}`, preset);
  expect((await bench.ask(`DELETE /api/presets/${ONE}`, {})).status).toBe(204);
  expect((await bench.ask(`DELETE /api/presets/${ONE}`, {})).status).toBe(404);
  expect((await bench.ask('GET /api/presets')).body).toEqual({ presets: [] });
});

it.each([
  ['a private value', { ...preset, input: { webhookURL: 'https://a.example' } }, /webhookURL is private/],
  ['another id', { ...preset, id: TWO }, /not the one of the preset/],
])('refuses %s, and keeps nothing of it', async (_, body, detail) => {
  const bench = new Bench({ isRunning: false });
  const answer = await bench.ask(`PUT /api/presets/${ONE}`, body);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ detail: expect.stringMatching(detail) });
  expect((await bench.ask('GET /api/presets')).body).toEqual({ presets: [] });
});

it('names what a preset has too much of, or lacks', async () => {
  const bench = new Bench({ isRunning: false });
  const { status, body } = await bench.ask(`PUT /api/presets/${ONE}`, { ...preset, title: ' ', run: true });
  expect(status).toBe(422);
  expect(body).toMatchObject({
    issues: expect.arrayContaining([
      expect.objectContaining({ path: 'title', message: 'Give it a name.' }),
      expect.objectContaining({ path: 'run' }),
    ]),
  });
  const large = { ...preset, input: { positivePrompt: 'a'.repeat(70_000) } };
  expect((await bench.ask(`PUT /api/presets/${ONE}`, large)).status).toBe(413);
});

it('has a result or an upload for a picture, and no address of anybody', async () => {
  const bench = new Bench({ isRunning: false });
  for (const image of [TWO, `upload:${'a'.repeat(64)}`])
    expect((await bench.ask(`PUT /api/presets/${ONE}`, { ...preset, image })).status).toBe(200);
  for (const image of [
    'https://tracker.example/p.gif',
    'upload:../../ledger.sqlite',
    'data:image/png;base64,AA',
  ])
    expect((await bench.ask(`PUT /api/presets/${ONE}`, { ...preset, image })).status).toBe(422);
});

it('says of each mistake where it is, and what must be there', async () => {
  const bench = new Bench({ isRunning: false });
  const body = {
    ...preset,
    model: 'm'.repeat(201),
    title: '',
    isPartial: 'no',
    image: 'upload:x',
    colour: 'red',
  };
  const answer = await bench.ask(`PUT /api/presets/${ONE}`, body);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({
    issues: [
      { path: 'model', message: 'Too big: expected string to have <=200 characters.' },
      { path: 'title', message: 'Give it a name.' },
      { path: 'isPartial', message: 'isPartial must be true or false.' },
      { path: 'image', message: 'Invalid input.' },
      { path: 'colour', message: 'colour is not known here. Take it out.' },
    ],
  });
});
