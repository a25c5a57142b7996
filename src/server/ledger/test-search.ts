import { randomUUID } from 'node:crypto';
import { costOfImages } from '#core/cost.ts';
import { realModel } from '#core/models/test-models.ts';
import { foundImages } from '#core/query/found-images.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import { createVocabulary } from '#core/query/vocabulary.ts';
import type { Input } from '#core/schema/input.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { Ledger } from './ledger.ts';

const model = realModel('runware/alibaba:qwen-image@2512');
export const vocabulary = createVocabulary([model]);
const DAY = 24 * 3_600_000;
export const NOW = Date.parse('2026-11-21T12:00:00Z');
const PRICE = { usd: 1, per: 'image', source: '', read: '' } as const;

/** For tests of the search: what a task is made of. */
export type Sketch = {
  readonly input: Input;
  /** That was sent. */
  readonly seed: string;
  readonly images: readonly {
    readonly seed: string | null;
    readonly costUsd: number | null;
    readonly width: number;
  }[];
  /** What its images cost together, where not each tells. */
  readonly estimateUsd: number | null;
  readonly marks: {
    readonly starred: boolean;
    readonly rating: number | null;
    readonly tags: string[];
    readonly note: string;
  };
  readonly sandbox: boolean;
  readonly parent: string | null;
  readonly daysAgo: number;
  readonly isDone: boolean;
};

export const fox: Sketch = {
  input: { positivePrompt: 'a fox' },
  seed: '42',
  images: [{ seed: '42', costUsd: 0.01, width: 512 }],
  estimateUsd: null,
  marks: { starred: false, rating: null, tags: [], note: '' },
  sandbox: false,
  parent: null,
  daysAgo: 0,
  isDone: true,
};

export function openLedger(): Ledger {
  return new Ledger({ file: ':memory:', now: () => NOW, fieldsOf: () => model.fields });
}

export function addTask(
  ledger: Ledger,
  { input, seed, images, estimateUsd, marks, sandbox, parent, daysAgo, isDone }: Sketch,
): string {
  const id = randomUUID();
  ledger.take(
    {
      id,
      fingerprint: id,
      model: model.id,
      provider: model.provider,
      definition_hash: '',
      sandbox,
      status: 'accepted',
      input: input satisfies Input,
      sent: { ...input, seed },
      seed,
      parent,
      cost_kind: 'unknown',
      cost_usd: null,
      estimate_usd: null,
      reserved_usd: 0,
      warnings: [],
      next_at: null,
      accepted_at: NOW - daysAgo * DAY,
    },
    null,
  );
  ledger.record(id, { task: marks });
  if (!isDone) return id;
  const results = images.map((image) => ({ ...image, id: randomUUID() }));
  ledger.record(id, {
    announced: results.map(({ id: image, seed: own, costUsd }) => ({
      id: image,
      task: id,
      provider_id: image,
      url: null,
      seed: own,
      cost_usd: costUsd,
      unsafe: null,
    })),
  });
  const cost = costOfImages(results, estimateUsd === null ? null : { usd: estimateUsd, price: PRICE });
  ledger.record(id, {
    task: { status: 'done', ended_at: NOW, cost_kind: cost.kind, cost_usd: cost.usd },
    saved: results.map(({ id: image, width }) => ({
      id: image,
      sha256: 'a'.repeat(64),
      type: 'image/png',
      width,
      height: 256,
      bytes: 1000,
    })),
  });
  return id;
}

export function search(text: string) {
  return { query: parseQuery(text, vocabulary).query, vocabulary };
}

/** Which images of a task the page shows. */
export function shownOf(text: string, task: Task): readonly (TaskImage | null)[] {
  return foundImages(search(text).query, { task, fields: model.fields }, vocabulary);
}
