import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseJson, stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { type Field, flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import type { SnippetForm } from '#core/snippet/write-snippet.ts';
import { withManaged } from '#core/with-managed.ts';
import { needPrograms } from './need-programs.ts';
import { codeOf, hostileTexts, modelForms, requestOf } from './snippet-samples.ts';

/**
 * Runs exported code as its user would, against a server of this test: the shell and Node really, Python with a stand-in
 * for `requests`, and both languages with stand-ins for the providers' clients, as their readmes have them.
 */
const folder = mkdtempSync(join(tmpdir(), 'proofsheet-snippets-'));
const SHA256 = 'ab'.repeat(32);
const UUID = '84c19a34-44c8-42da-99c0-59bf798952c1';
const IMAGES = [
  { value: `upload:${SHA256}`, file: `upload-${SHA256}.png` },
  { value: `image:${UUID}`, file: `image-${UUID}.png` },
];
const PNG = Buffer.from('89504e470d0a1a0a00ff27220a', 'hex');
const KEY = 'key-from-the-environment';
const run = promisify(execFile);

type Heard = {
  readonly method: string;
  readonly url: string;
  readonly headers: object;
  readonly body: string;
};
let heard: Heard[] = [];
const server = createServer(async (request, response) => {
  const { method = '', url = '', headers } = request;
  heard.push({ method, url, headers, body: await text(request) });
  response.setHeader('content-type', 'application/json');
  const results = ['https://results.example.com/1.png', 'https://results.example.com/2.png'];
  response.end(
    JSON.stringify({
      data: results.map((imageURL) => ({ imageURL })),
      output: results,
      done: results.map((at) => ({ at })),
    }),
  );
});
let origin = '';

/** Where a program has to be installed first, in milliseconds. */
const INSTALL_MS = 300_000;

beforeAll(async () => {
  needPrograms(['curl', 'python3']);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [path, content] of Object.entries(STAND_INS)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const { file } of IMAGES) writeFileSync(join(folder, file), PNG);
}, INSTALL_MS);
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is expected of `replicate` and `@runware/sdk` (their readmes), and of `requests`. Each sends where it is told. */
const POST_JS = `export async function post(path, body) {
  const response = await fetch(process.env.TEST_ORIGIN + path, { method: 'POST', body: JSON.stringify(body),
    headers: { authorization: 'Bearer ' + process.env.SNIPPET_KEY, 'content-type': 'application/json' } });
  return response.json();
}`;
const POST_PY = `import json, os, urllib.request
def post(url, body, headers=None):
    headers = {"Authorization": "Bearer " + os.environ["SNIPPET_KEY"], **(headers or {}), "Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read())
`;
const STAND_INS = {
  'post.mjs': POST_JS,
  'node_modules/@runware/sdk/package.json': '{"type":"module","exports":"./index.js"}',
  'node_modules/@runware/sdk/index.js': `import { post } from '../../../post.mjs';
export async function createClient({ apiKey }) {
  if (apiKey !== process.env.SNIPPET_KEY) throw new Error('no key');
  let isConnected = false;
  return {
    async connect() { isConnected = true; },
    async run(task) { if (!isConnected) throw new Error('not connected'); return (await post('/v1', [task])).data; },
    async disconnect() { isConnected = false; },
  };
}`,
  'node_modules/replicate/package.json': '{"type":"module","exports":"./index.js"}',
  'node_modules/replicate/index.js': `import { post } from '../../post.mjs';
export default class Replicate {
  constructor({ auth }) { if (auth !== process.env.SNIPPET_KEY) throw new Error('no key'); }
  predictions = { create: ({ model, input }) => post('/v1/models/' + model + '/predictions', { input }) };
  async wait(prediction) { return prediction; }
}`,
  'python/sending.py': POST_PY,
  'python/requests.py': `import sending
class Answer:
    ok = True
    def __init__(self, value): self.value = value
    def json(self): return self.value
def post(url, headers, json, timeout):
    return Answer(sending.post(url, json, headers))
`,
  'python/runware.py': `import os, sending
class Runware:
    def __init__(self, api_key): assert api_key == os.environ["SNIPPET_KEY"]
    async def __aenter__(self): return self
    async def __aexit__(self, *_): pass
    async def run(self, task): return sending.post(os.environ["TEST_ORIGIN"] + "/v1", [task])["data"]
`,
  'python/replicate/__init__.py': '',
  'python/replicate/client.py': `import os, sending
from types import SimpleNamespace
class Client:
    def __init__(self, api_token):
        assert api_token == os.environ["SNIPPET_KEY"]
        self.models = SimpleNamespace(predictions=SimpleNamespace(create=self.create))
    def create(self, model, input):
        answer = sending.post(os.environ["TEST_ORIGIN"] + "/v1/models/" + model + "/predictions", {"input": input})
        return SimpleNamespace(output=answer["output"], wait=lambda: None)
`,
};

async function runCode(code: string, form: SnippetForm): Promise<string> {
  const [language = ''] = form.split(' ');
  const [extension, ...command] = COMMANDS[language] ?? ['', ''];
  const file = join(folder, `snippet.${extension}`);
  writeFileSync(file, code);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    PYTHONPATH: 'python',
    TEST_ORIGIN: origin,
    SNIPPET_KEY: KEY,
  };
  const [program = '', ...given] = [...command, file];
  return (
    await run(program, given, {
      cwd: folder,
      env: { ...env, PYENV_VERSION: process.env.PYENV_VERSION ?? '' },
    })
  ).stdout;
}

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  curl: ['sh', 'sh'],
  typescript: ['mts', process.execPath, '--no-warnings'],
  python: ['py', 'python3'],
};

/** The body that these values make. */
function bodyOf(model: Model, values: object): unknown {
  const envelope = JSON.stringify(requestOf(model).body);
  return parseJson(envelope.replace('"$input"', () => stringifyJson(values)));
}

/** The request, sent to this test's server. */
function localRequest(model: Model) {
  const request = requestOf(model);
  return { ...request, url: request.url.replace(/^https:\/\/[^/]+/, origin) };
}

describe.each(modelForms)('B18 $title', ({ model, form }) => {
  const pathOf = (role: 'prompt' | 'seed') => fieldOfRole(model.fields, role)?.path ?? '';

  async function send(input: Input) {
    heard = [];
    const printed = await runCode(codeOf(model, input, form, localRequest(model)).text, form);
    expect(printed).toContain('https://results.example.com/1.png');
    expect(printed).toContain('https://results.example.com/2.png');
    expect(heard).toMatchObject([
      { method: 'POST', headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' } },
    ]);
    const [sent] = heard;
    expect(`${origin}${sent?.url}`).toBe(localRequest(model).url.replace('$model', model.providerModel));
    return sent?.body ?? '';
  }

  it('run, sends exactly the prompt and every digit, and executes nothing else', async () => {
    const prompt = hostileTexts.join('\n');
    const seed = '9223372036854775807';
    const values = { [pathOf('prompt')]: prompt, [pathOf('seed')]: BigInt(seed) };
    const body = await send({ [pathOf('prompt')]: prompt, [pathOf('seed')]: seed });
    expect(parseJson(body.replace(UUID_V4, TASK_ID))).toEqual(
      bodyOf(model, { ...withManaged(model, {}, TASK_ID), ...values }),
    );
    expect(existsSync(join(folder, 'executed'))).toBe(false);
  });

  it('run, sends images of ours from the files beside it', async () => {
    const [field] = flattenFields(model.fields).filter(isImages);
    const input = IMAGES.map(({ value }) => value);
    const value = field?.kind === 'list' ? input : (input[0] ?? '');
    const body = await send(setAt({ [pathOf('prompt')]: 'a fox' }, field?.path ?? '', value));
    const uri = `data:image/png;base64,${PNG.toString('base64')}`;
    expect(body.split(uri)).toHaveLength(field?.kind === 'list' ? 3 : 2);
  });
});

const TASK_ID = 'd54ceecb-3f5a-4cbe-9ad5-0a9b3a3f1c11';
const UUID_V4 = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/;

function isImages(field: Field): boolean {
  return field.kind === 'image' || (field.kind === 'list' && field.item.kind === 'image');
}
