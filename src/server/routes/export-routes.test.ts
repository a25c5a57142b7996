import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { embeddedTexts } from '#core/recipe/read/embedded-texts.ts';
import { exported, threeTasks, unpack } from '#server/test-archive.ts';
import { Bench, SMALL } from '#server/test-bench.ts';
import { openTemporaryFolder } from '#server/test-folder.ts';

const { runware } = SMALL;

describe('an export', () => {
  it('has every file, every task and a row for each image', async () => {
    const bench = new Bench();
    const tasks = await threeTasks(bench);
    const files = unpack(await exported(bench));
    const images = tasks.flatMap((task) => task.images);
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'tasks.jsonl',
        'index.csv',
        ...tasks.map(({ id }) => `recipes/${id}.json`),
        ...new Set(
          images.map(
            ({ sha256, type }) => `images/${sha256}.${type.replace('image/', '').replace('jpeg', 'jpg')}`,
          ),
        ),
        `uploads/${readdirSync(join(bench.folder, 'uploads'))[0]}.png`,
      ].toSorted(),
    );
    for (const { sha256, bytes } of images)
      expect(Object.entries(files).find(([name]) => name.includes(sha256))?.[1].length).toBe(bytes);
    expect(files['tasks.jsonl']?.toString().trim().split('\n')).toHaveLength(3);
    expect(files['tasks.jsonl']?.toString()).toContain('"9223372036854775807"');
    const recipe: unknown = JSON.parse(String(files[`recipes/${tasks.at(-1)?.id}.json`]));
    expect(recipe).toMatchObject({
      program: 'Proofsheet',
      seed: '9223372036854775807',
      input: { width: 256 },
    });
  });

  it('B17 has nothing in its table that a spreadsheet would run, or cut', async () => {
    const bench = new Bench();
    const prompts = [
      '=HYPERLINK("https://evil.example")',
      '+1',
      '@x',
      '\t=1',
      '-2+3',
      'plain, with "quotes"\nand lines',
    ];
    for (const positivePrompt of prompts) {
      const input = { ...runware.input, positivePrompt, seed: '9223372036854775807' };
      await bench.settle((await bench.take(runware.model, input)).id);
    }
    const csv = unpack(await exported(bench))['index.csv'] ?? Buffer.alloc(0);
    const file = join(openTemporaryFolder(), 'index.csv');
    writeFileSync(file, csv);
    const code =
      'import csv, json, sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")))))';
    const rows = z
      .array(z.record(z.string(), z.string()))
      .parse(JSON.parse(execFileSync('python3', ['-c', code, file], { encoding: 'utf8' })));
    expect(rows.map(({ prompt }) => prompt)).toEqual(
      prompts.map((prompt) => (prompt.startsWith('plain') ? prompt : `'${prompt}`)),
    );
    expect(rows.map(({ seed }) => seed)).toEqual(prompts.map(() => "'9223372036854775807"));
    expect(csv.toString().split('\r\n')).toHaveLength(prompts.length + 2);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r-]/);
  });

  it('is of the tasks that are named, by GET or by POST, or of those that a query finds', async () => {
    const bench = new Bench();
    const [newest, , oldest] = await threeTasks(bench);
    const count = async (zip: Buffer) => unpack(zip)['tasks.jsonl']?.toString().trim().split('\n').length;
    expect(await count(await exported(bench, `?ids=${newest?.id},${oldest?.id}`))).toBe(2);
    expect(await count(await exported(bench, '?starred=true'))).toBe(1);
    expect(await count(await exported(bench, `?q=${encodeURIComponent('=1+1')}`))).toBe(1);
    const posted = await bench.fetch('/api/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [newest?.id] }),
    });
    expect(await count(Buffer.from(await posted.arrayBuffer()))).toBe(1);
    for (const [query, status] of [
      ['?ids=x', 422],
      ['?ids=d54ceecb-0000-4000-8000-000000000001', 404],
      ['?q=nowhere', 404],
      ['?status=x', 422],
    ] as const)
      expect([query, (await bench.ask(`GET /api/export${query}`)).status]).toEqual([query, status]);
  });

  it('B20 has no private value, nor where it leads', async () => {
    const bench = new Bench();
    const input = { ...runware.input, webhookURL: 'https://hooks.example.com/T000/secret' };
    const { id } = await bench.take(runware.model, input);
    const [image] = (await bench.settle(id)).images;
    const files = unpack(await exported(bench));
    const picture = await bench.fetch(`/api/images/${image?.id}?metadata=1`);
    const all = [...Object.values(files), Buffer.from(await picture.arrayBuffer())].map((bytes) =>
      bytes.toString('latin1'),
    );
    for (const text of all)
      for (const secret of ['hooks.example', 'webhookURL', bench.folder]) expect(text).not.toContain(secret);
  });

  it.each([
    ['a\r\nSet-Cookie: x=1', 'a Set-Cookie x=1'],
    ['"quoted" \\ ../../etc/passwd', 'quoted .. .. etc passwd'],
    ['../../x', 'x'],
    ['狐が雪の中', '狐が雪の中'],
    ['\u202egpj.exe\u0000', 'gpj.exe'],
    ['CON', null],
    ['...', null],
    [`${'long '.repeat(60)}`, 'long '.repeat(12).trim()],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('G25 is named by its prompt %j, safely', async (positivePrompt, expected) => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, { ...runware.input, positivePrompt });
    const [image] = (await bench.settle(id)).images;
    for (const [path, ending] of [
      [`/api/export?ids=${id}`, '.zip'],
      [`/api/images/${image?.id}?metadata=1`, `-${image?.seed}.jpg`],
    ]) {
      const header = (await bench.fetch(path ?? '')).headers.get('content-disposition') ?? '';
      const [, ascii, encoded = ''] =
        /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w.%~-]+)$/.exec(header) ?? [];
      expect(decodeURIComponent(encoded)).toBe(`${expected ?? `proofsheet-${id.slice(0, 8)}`}${ending}`);
      expect(ascii).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

describe('an image with its recipe inside', () => {
  it('has the same pixels, its own seed, and no count', async () => {
    const bench = new Bench();
    const { id } = await bench.take(runware.model, {
      ...runware.input,
      numberResults: 2,
      outputFormat: 'PNG',
    });
    const [, second] = (await bench.settle(id)).images;
    const plain = Buffer.from(await (await bench.fetch(`/api/images/${second?.id}`)).arrayBuffer());
    const told = Buffer.from(await (await bench.fetch(`/api/images/${second?.id}?metadata=1`)).arrayBuffer());
    const [a, b] = await Promise.all([plain, told].map((bytes) => sharp(bytes).raw().toBuffer()));
    expect(a && b && a.equals(b)).toBe(true);
    const texts = await embeddedTexts(told);
    expect(JSON.parse(texts.get('proofsheet') ?? '')).toEqual({
      program: 'Proofsheet',
      version: 1,
      model: runware.model,
      input: { ...runware.input, outputFormat: 'PNG', seed: second?.seed },
      seed: second?.seed,
      width: 256,
      height: 256,
      made: bench.task(id).times.accepted,
    });
    expect(texts.get('parameters')).toBe(
      `A fox in the snow\nSeed: ${second?.seed}, Size: 256x256, Model: "${runware.model}", Version: Proofsheet`,
    );
  });
});
