import { z } from 'zod';
import type { TaskError } from '#core/task.ts';
import { toPlainText } from '#server/providers/plain-text.ts';
import type { Output, Report } from '#server/providers/provider.ts';

/** A prediction. Tolerant: what is not used is not described. Source: contracts/replicate.md §4. */
export const predictionSchema = z.object({
  id: z.string().regex(/^[a-z0-9]{1,64}$/),
  model: z.string().optional().catch(undefined),
  version: z.string().max(200).optional().catch(undefined),
  input: z.record(z.string(), z.unknown()).optional().catch(undefined),
  output: z.unknown().optional(),
  logs: z.string().nullish().catch(undefined),
  error: z.unknown().optional(),
  status: z.string(),
  created_at: z.string().optional().catch(undefined),
  data_removed: z.boolean().optional().catch(undefined),
});
export type Prediction = z.infer<typeof predictionSchema>;

/** A prediction as the ledger understands it. A word that is not known is read as "still running". */
export function reportOfPrediction(prediction: Prediction): Report {
  const outputs = toOutputs(prediction);
  return {
    state: stateOf(prediction, outputs.length),
    progress: null,
    outputs,
    errors: errorsOf(prediction),
    // Given up before it began. Source: contracts/replicate.md §3.3.
    isFree: prediction.status === 'aborted',
    version: prediction.version ?? null,
    ...(KNOWN_STATUSES.has(prediction.status) ? {} : { strangeStatus: toPlainText(prediction.status, 50) }),
  };
}

const KNOWN_STATUSES = new Set(['starting', 'processing', 'succeeded', 'failed', 'aborted', 'canceled']);

function stateOf(prediction: Prediction, outputCount: number): Report['state'] {
  if (prediction.data_removed && outputCount === 0 && prediction.status === 'succeeded') return 'erased';
  switch (prediction.status) {
    case 'starting':
      return 'waiting';
    case 'succeeded':
      return 'succeeded';
    case 'failed':
    case 'aborted':
      return 'failed';
    case 'canceled':
      return 'canceled';
    default:
      return 'running';
  }
}

function errorsOf(prediction: Prediction): readonly TaskError[] {
  if (prediction.status === 'aborted') {
    const message = 'Replicate did not begin this in time and gave it up, free of charge. Run it again.';
    return [{ kind: 'timed-out', message, issues: [], code: 'aborted' }];
  }
  if (prediction.status !== 'failed') return [];
  const said = toPlainText(prediction.error) || 'Replicate gave no reason.';
  const code = /\bE\d{4}\b/.exec(said)?.[0] ?? null;
  const isBlocked = /nsfw|safety|sensitive|content policy/i.test(said);
  return [{ kind: isBlocked ? 'content-blocked' : 'provider-failed', message: said, issues: [], code }];
}

function toOutputs(prediction: Prediction): readonly Output[] {
  const seed = seedOf(prediction);
  return urlsIn(prediction.output).map((url, index) => ({
    index,
    providerId: `${prediction.id}/${index}`,
    seed,
    costUsd: null,
    unsafe: null,
    from: toSource(url),
  }));
}

function toSource(url: string): Output['from'] {
  // What was large has been set aside: what stands for it is no URL of the web.
  if (/^https?:/.test(url)) return { kind: 'url', url };
  const base64 = url.split(';base64,').at(-1);
  return base64 ? { kind: 'base64', base64 } : { kind: 'url', url };
}

/** Every text in an output of whatever shape: one URL, a list, lists in lists, objects with `url`. */
function urlsIn(output: unknown): readonly string[] {
  if (typeof output === 'string') return [output];
  if (Array.isArray(output)) return output.flatMap(urlsIn);
  return typeof output === 'object' && output !== null && 'url' in output ? urlsIn(output.url) : [];
}

/** The seed in use: the log names it, else it is the one that was sent. Source: contracts/replicate.md §14. */
function seedOf(prediction: Prediction): string | null {
  const logged = /Using seed:\s*(\d{1,20})\b/.exec(prediction.logs ?? '')?.[1];
  const sent = prediction.input?.seed;
  return logged ?? (typeof sent === 'number' || typeof sent === 'bigint' ? String(sent) : null);
}
