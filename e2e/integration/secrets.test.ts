import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { FaultScript } from '#server/emulator/faults/fault-script.ts';
import { readFaultScript } from '#server/emulator/faults/read-fault-script.ts';
import { canary } from './canary.ts';
import { Bench, SMALL } from './open-bench.ts';
import { Witness } from './witness.ts';

const RUNWARE = canary('runware');
const REPLICATE = canary('replicate');
const TOKEN = canary('token');
/** Of a presigned URL: who has it may write where it points to. */
const SIGNATURE = canary('signature');

/** As long as those of S3 with temporary credentials are: SQLite keeps such texts on pages of their own. */
const QUERY = new URLSearchParams({
  'X-Amz-Security-Token': `${SIGNATURE.value} `.repeat(24),
  'X-Amz-Signature': SIGNATURE.value,
});
const PRIVATE = {
  uploadEndpoint: `https://bucket.storage-service.com/results?${QUERY}`,
  webhookURL: `https://hooks.storage-service.com/${SIGNATURE.value.slice(-36)}?done=1`,
};
const KEYS = { RUNWARE_API_KEY: RUNWARE.value, REPLICATE_API_TOKEN: REPLICATE.value };
const ENVIRONMENT = { ...KEYS, ACCESS_TOKEN: TOKEN.value, LOG_LEVEL: 'debug' };

type Place = { readonly what: string; readonly text: string };

/** Where one of the secrets is, which may be nowhere. */
function findIn(
  places: readonly Place[],
  secrets: Readonly<Record<string, { isIn(text: string): boolean }>>,
) {
  return places.flatMap(({ what, text }) =>
    Object.entries(secrets).flatMap(([name, { isIn }]) => (isIn(text) ? [`${name} in ${what}`] : [])),
  );
}

function filesOf({ dataDir }: Bench): readonly Place[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({
      what: `file ${name}`,
      text: `${name}\n${readFileSync(join(parentPath, name), 'latin1')}`,
    }));
}

const logOf = ({ life }: Bench): Place => ({ what: 'the log', text: life.log() });

async function open(faults: FaultScript, environment: Readonly<Record<string, string>> = ENVIRONMENT) {
  const bench = await Bench.open({ faults: readFaultScript(faults) });
  const { url } = await bench.start(environment);
  const witness = new Witness(url, environment.ACCESS_TOKEN ?? null);
  await witness.listen();
  return { bench, witness };
}

const runware = (more: object = {}) => ({ ...SMALL.runware, input: { ...SMALL.runware.input, ...more } });
const replicate = (more: object = {}) => ({
  ...SMALL.replicate,
  input: { ...SMALL.replicate.input, ...more },
});

/** What a provider may say of the key and the URLs that it was sent. */
const echoOf = ({ value }: { readonly value: string }) =>
  `Not with ${value}, nor ${Buffer.from(`:${value}`).toString('base64')}, nor ${encodeURIComponent(value)}, for ${PRIVATE.uploadEndpoint}.`;

const runwareErrors = (code = 'invalidValue', parameter = 'positivePrompt') => ({
  errors: [
    { code, message: echoOf(RUNWARE), parameter, taskUUID: '$task', allowedValues: [echoOf(RUNWARE)] },
  ],
});
const replicateProblem = (status: number) => ({
  title: echoOf(REPLICATE),
  detail: echoOf(REPLICATE),
  status,
  invalid_fields: [{ type: 'value', field: 'input.prompt', description: echoOf(REPLICATE) }],
});

describe('the keys and the access token', () => {
  /** Each strikes one task, in this order; see below. */
  const FAULTS: FaultScript = [
    { on: 'poll', task: 1, do: 'status', status: 500, body: runwareErrors('internalError') },
    { on: 'submit', task: 2, do: 'status', status: 400, body: runwareErrors() },
    { on: 'submit', task: 3, do: 'status', status: 400, body: runwareErrors(RUNWARE.value, RUNWARE.value) },
    { on: 'submit', task: 4, do: 'fail_item', message: echoOf(RUNWARE), code: RUNWARE.value },
    { on: 'download', task: 5, times: 'ever', do: 'status', status: 410, body: echoOf(RUNWARE) },
    { on: 'poll', task: 6, do: 'redirect', location: `https://elsewhere.example/?key=${RUNWARE.value}` },
    { on: 'poll', task: 7, do: 'status', status: 500, body: replicateProblem(500) },
    { on: 'submit', task: 8, do: 'fail', error: echoOf(REPLICATE) },
    { on: 'submit', task: 9, do: 'status', status: 422, body: replicateProblem(422) },
    { on: 'submit', task: 10, do: 'status', status: 401, body: replicateProblem(401) },
    { on: 'submit', task: 11, do: 'status', status: 401, body: runwareErrors('invalidApiKey', 'apiKey') },
  ];

  it('L01 are in no answer, event, log or file, whatever the providers say', async () => {
    const { bench, witness } = await open(FAULTS);
    const upload = await sharp({ create: { width: 256, height: 256, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    expect((await witness.ask('POST /api/uploads', upload)).status).toBe(201);
    expect((await witness.ask('POST /api/session', { token: TOKEN.value })).status).toBe(204);
    expect((await witness.ask('POST /api/session', { token: `${TOKEN.value}?` })).status).toBe(401);
    expect((await witness.ask('GET /api/config', undefined, {})).status).toBe(401);
    await witness.ask(`GET /api/config?token=${encodeURIComponent(TOKEN.value)}`, undefined, {});

    const ends = [];
    for (const request of [runware(PRIVATE), runware(PRIVATE), runware(), runware(), runware(), runware()])
      ends.push((await witness.run(request)).status);
    for (const request of [replicate(), replicate(), replicate()])
      ends.push((await witness.run(request)).status);
    expect(ends).toEqual([
      'done',
      'failed',
      'failed',
      'failed',
      'expired',
      'done',
      'done',
      'failed',
      'failed',
    ]);
    // Refused accounts pause their queues, with the reason.
    for (const request of [replicate(), runware()])
      await witness.run(request, ({ error }) => error?.kind === 'unauthorized');
    expect((await witness.ask('GET /api/config')).body).toMatchObject({
      providers: [{ paused: { reason: expect.any(String) } }, { paused: { reason: expect.any(String) } }],
    });
    await witness.readAll();
    await witness.ask('POST /api/tasks', { id: 'x', model: RUNWARE.value.slice(0, 3), input: {} });

    const secrets = { RUNWARE, REPLICATE, TOKEN };
    expect(findIn([...witness.heard, logOf(bench), ...filesOf(bench)], secrets)).toEqual([]);
    await bench.life.stop();
    expect(findIn([logOf(bench), ...filesOf(bench)], secrets)).toEqual([]);
    // What is searched is all there: the log warned, the events came, the texts of the providers are kept.
    expect(logOf(bench).text).toContain('a poll failed and is tried again');
    expect(witness.heard.at(-1)?.text).toContain('event: task');
    expect(filesOf(bench).find(({ what }) => what === 'file ledger.sqlite')?.text).toContain('Not with');
  });
});

describe('a presigned URL', () => {
  const secrets = { SIGNATURE };

  it('D04 is told to its provider, and to nobody else; the ledger has it until the task has ended', async () => {
    const { bench, witness } = await open([
      {
        on: 'submit',
        task: 2,
        do: 'status',
        status: 400,
        body: runwareErrors('invalidUploadEndpoint', 'uploadEndpoint'),
      },
      { on: 'submit', task: 3, do: 'fail_item', message: echoOf(RUNWARE) },
      { on: 'poll', task: 4, do: 'status', status: 500, body: runwareErrors('internalError') },
    ]);
    const ends = [];
    for (let task = 1; task <= 4; task++) ends.push((await witness.run(runware(PRIVATE))).status);
    expect(ends).toEqual(['done', 'failed', 'failed', 'done']);
    await witness.readAll();
    const told = bench.upstream.emulator.book.requests();
    expect(told).toHaveLength(4);
    for (const { body } of told) expect(JSON.parse(body)).toEqual([expect.objectContaining(PRIVATE)]);
    expect(findIn([...witness.heard, logOf(bench)], secrets)).toEqual([]);
    await bench.life.stop();
    expect(findIn(filesOf(bench), secrets)).toEqual([]);
  });

  it('D04 is not in the files of the sandbox either, when its task has ended', async () => {
    const { bench, witness } = await open([], {
      RUNWARE_API_KEY: '',
      REPLICATE_API_TOKEN: '',
      SANDBOX_PACE: '0',
    });
    expect((await witness.run(runware(PRIVATE))).status).toBe('done');
    await witness.readAll();
    expect(findIn([...witness.heard, logOf(bench)], secrets)).toEqual([]);
    await bench.life.stop();
    expect(findIn(filesOf(bench), secrets)).toEqual([]);
  });
});
