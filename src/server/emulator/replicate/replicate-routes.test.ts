import { describe, expect, it } from 'vitest';
import { openEmulatorBench } from '#server/emulator/emulator-bench.ts';

const MODEL = 'qwen/qwen-image-2512';
const CREATE = `POST /models/${MODEL}/predictions`;
const input = { prompt: 'A lighthouse at dusk', seed: 42 };

describe('access', () => {
  it('takes Bearer and Token, and refuses a missing or invalid token', async () => {
    const { replicate, fetch, origin } = openEmulatorBench();
    for (const authorization of ['Bearer r8_x', 'Token r8_x']) {
      expect((await replicate('GET /account', undefined, { authorization })).status).toBe(200);
    }
    const refused = {
      status: 401,
      body: {
        title: 'Unauthenticated',
        detail: 'You did not pass a valid authentication token',
        status: 401,
      },
    };
    expect(await replicate('GET /account', undefined, { authorization: 'Bearer invalid' })).toMatchObject(
      refused,
    );
    const { status, headers } = await fetch(`${origin}/replicate/v1/account`);
    expect([status, headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  });

  it('knows the account', async () => {
    const { replicate } = openEmulatorBench();
    expect((await replicate('GET /account')).body).toMatchObject({ type: 'user', username: 'sandbox' });
  });

  it('answers 404 for anything else', async () => {
    const { replicate } = openEmulatorBench();
    const body = { detail: 'The requested resource could not be found.', status: 404 };
    for (const line of [
      'GET /hardware',
      'GET /predictions/none',
      'POST /predictions/none/cancel',
      'GET /models/a/b',
    ]) {
      expect(await replicate(line)).toMatchObject({ status: 404, body });
    }
  });

  it('counts requests, and holds back those that come too fast', async () => {
    const { replicate, pass } = openEmulatorBench();
    const first = await replicate(CREATE, { input });
    expect([first.headers.get('ratelimit-remaining'), first.headers.get('ratelimit-reset')]).toEqual([
      '599',
      '1',
    ]);
    expect((await replicate('GET /account')).headers.get('ratelimit-remaining')).toBe('2999');
    for (let count = 1; count < 600; count++) await replicate(CREATE, {});
    expect(await replicate(CREATE, { input })).toMatchObject({
      status: 429,
      body: { detail: 'Request was throttled. Your rate limit resets in ~1s.', status: 429, retry_after: 1 },
    });
    pass(1000);
    expect((await replicate(CREATE, { input })).status).toBe(201);
  });
});

describe('a model', () => {
  it('shows its schema in the shape that cog gives it', async () => {
    const { replicate } = openEmulatorBench();
    const { body } = await replicate(`GET /models/${MODEL}`);
    const schemas = {
      aspect_ratio: { type: 'string', title: 'aspect_ratio', enum: expect.arrayContaining(['16:9']) },
    };
    expect(body).toMatchObject({
      owner: 'qwen',
      name: 'qwen-image-2512',
      latest_version: { openapi_schema: { components: { schemas } } },
    });
    const properties = /"Input":.*?"properties":(\{.*?\}\})/.exec(JSON.stringify(body))?.[1] ?? '';
    const names = [...properties.matchAll(/[{,]"(\w+)":\{"(?:type|allOf)"/g)].map(([, name = '']) => name);
    expect(names).toHaveLength(14);
    expect(names).toEqual(
      names.toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1)),
    );
    expect(properties).toContain(
      '"aspect_ratio":{"allOf":[{"$ref":"#/components/schemas/aspect_ratio"}],"default":"16:9","x-order":',
    );
  });
});
