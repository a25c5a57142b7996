import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';
import { textAt } from '#server/emulator/text-at.ts';

const MODEL = 'qwen/qwen-image-2512';
const CREATE = `POST /models/${MODEL}/predictions`;
const input = { prompt: 'A lighthouse at dusk', seed: 42 };

describe('the list of predictions', () => {
  it('has 100 a page, newest first, both ways', async () => {
    const { replicate, pass } = openEmulatorBench();
    const ids: string[] = [];
    for (let count = 0; count < 103; count++) {
      ids.unshift(textAt((await replicate(CREATE, { input })).body, 'id'));
      pass(100);
    }
    const first = await replicate('GET /predictions');
    expect(idsOf(first.body)).toEqual(ids.slice(0, 100));
    expect(first.body).toMatchObject({ previous: null });
    const second = await replicate(`GET ${textAt(first.body, 'next')}`);
    expect(idsOf(second.body)).toEqual(ids.slice(100));
    expect(second.body).toMatchObject({ next: null });
    const back = await replicate(`GET ${textAt(second.body, 'previous')}`);
    expect(idsOf(back.body)).toEqual(ids.slice(0, 100));
  });

  it('can be narrowed to a stretch of time', async () => {
    const { replicate, now, pass } = openEmulatorBench();
    const moments: { id: string; at: string }[] = [];
    for (let count = 0; count < 3; count++) {
      const at = new Date(now()).toISOString();
      moments.push({ id: textAt((await replicate(CREATE, { input })).body, 'id'), at });
      pass(60_000);
    }
    const query = `created_after=${moments[1]?.at}&created_before=${moments[2]?.at}`;
    expect(idsOf((await replicate(`GET /predictions?${query}`)).body)).toEqual([moments[1]?.id]);
    expect(idsOf((await replicate('GET /predictions?source=web')).body)).toEqual([]);
    expect((await replicate('GET /predictions?created_after=once')).status).toBe(400);
  });

  it('may show a prediction late', async () => {
    const { replicate, pass } = openEmulatorBench({ habits: { listDelayMs: 5000 } });
    const { body } = await replicate(CREATE, { input });
    expect(idsOf((await replicate('GET /predictions')).body)).toEqual([]);
    pass(5000);
    expect(idsOf((await replicate('GET /predictions')).body)).toEqual([textAt(body, 'id')]);
  });
});

function idsOf(body: unknown): readonly string[] {
  return [...JSON.stringify(body).matchAll(/"id":"([a-z0-9]{26})"/g)].map(([, id = '']) => id);
}
