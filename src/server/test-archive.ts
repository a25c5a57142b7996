import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { type ImportReport, importReportSchema } from '#core/import-report.ts';
import type { Task } from '#core/task.ts';
import { type Bench, SMALL } from './test-bench.ts';
import { openTemporaryFolder } from './test-folder.ts';

const { runware, replicate } = SMALL;

/** For tests: the ZIP that the server gives for a query. */
export async function exported(bench: Bench, query = ''): Promise<Buffer> {
  const response = await bench.fetch(`/api/export${query}`);
  if (response.status !== 200) throw new Error(`The export was refused with ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

/** For tests: what the server answers to a ZIP that is brought in. */
export async function bringIn(bench: Bench, zip: Uint8Array) {
  const response = await bench.fetch('/api/import', {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: new Uint8Array(zip),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/** For tests: the report of an import that was taken. */
export async function reportOf(bench: Bench, zip: Uint8Array): Promise<ImportReport> {
  const { status, body } = await bringIn(bench, zip);
  if (status !== 200) throw new Error(`The import was refused with ${status}.`);
  return importReportSchema.parse(body);
}

/** For tests: a task without what is of one ledger alone: the order of its changes, and that it was brought in. */
export function asMade({ revision, place, warnings, ...task }: Task) {
  return { ...task, warnings: warnings.filter(({ message }) => !message.startsWith('It was brought in')) };
}

/** For tests: a ZIP as Python unpacks it: files by their names. */
export function unpack(zip: Buffer): Readonly<Record<string, Buffer>> {
  const folder = openTemporaryFolder();
  writeFileSync(join(folder, 'export.zip'), zip);
  const code = 'import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
  execFileSync('python3', ['-c', code, join(folder, 'export.zip'), join(folder, 'out')]);
  const entries = readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(join(folder, 'out').length + 1), readFileSync(path)];
      }),
  );
}

/** For tests: a ZIP as Python packs it, with what else `lines` do to it. */
export function pack(
  files: Readonly<Record<string, string | Buffer>>,
  lines: readonly string[] = [],
): Buffer {
  const folder = openTemporaryFolder();
  const all = Object.entries(files).map(([name, bytes], at) => {
    writeFileSync(join(folder, String(at)), bytes);
    return [name, join(folder, String(at))];
  });
  const code = [
    'import json, sys, zipfile',
    'with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as zip:',
    '    for name, path in json.loads(sys.argv[2]): zip.writestr(name, open(path, "rb").read())',
    ...lines.map((line) => `    ${line}`),
  ].join('\n');
  execFileSync('python3', ['-c', code, join(folder, 'made.zip'), JSON.stringify(all)]);
  return readFileSync(join(folder, 'made.zip'));
}

/** For tests: three tasks: with every digit of a seed, several images, and an image that went in; one of them starred and told of. */
export async function threeTasks(bench: Bench): Promise<readonly Task[]> {
  const seedImage = `upload:${await upload(bench)}`;
  const inputs = [
    [runware.model, { ...runware.input, seed: '9223372036854775807', positivePrompt: '=1+1' }],
    [runware.model, { ...runware.input, numberResults: 2, inputs: { seedImage } }],
    [replicate.model, replicate.input],
  ] as const;
  for (const [model, input] of inputs) await bench.settle((await bench.take(model, input)).id);
  const [last] = bench.services.ledger.list({ limit: 200, deleted: false }).tasks;
  await bench.ask(`PATCH /api/tasks/${last?.id}`, {
    starred: true,
    rating: 4,
    tags: ['poster'],
    note: 'Good.',
  });
  return bench.services.ledger.list({ limit: 200, deleted: false }).tasks;
}

async function upload(bench: Bench): Promise<string> {
  const bytes = await sharp({ create: { width: 256, height: 256, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const response = await bench.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array(bytes),
  });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}
