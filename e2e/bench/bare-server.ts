import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createLiveFetch } from '#server/ledger/live-fetch.ts';
import { answerBench } from './answer-bench.ts';

/**
 * What the real server is compared with: the same framework, which checks nothing, keeps nothing and answers the same bytes.
 * `BODY` is what it answers; what comes to `/relay` goes on to `UPSTREAM` first, over a connection of its own.
 */
const { BODY = '{}', UPSTREAM = '' } = process.env;
const liveFetch = createLiveFetch();
const json = { 'content-type': 'application/json' };

const app = new Hono()
  .get('*', (context) => context.body(BODY, 200, json))
  .post('/relay', async (context) => {
    const body = JSON.stringify(await context.req.json());
    const request = new Request(UPSTREAM, { method: 'POST', body, headers: json });
    const { body: answer } = await liveFetch(request, { isFresh: true, mayBePrivate: true });
    for await (const _ of answer ?? []);
    return context.body(BODY, 202, json);
  })
  .post('*', async (context) => {
    await context.req.json();
    return context.body(BODY, 202, json);
  });

const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  answerBench({}, `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
