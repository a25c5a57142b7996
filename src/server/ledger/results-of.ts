import { imageCount } from '#core/cost.ts';
import type { TaskError } from '#core/task.ts';
import type { Output, Report } from '#server/providers/provider.ts';
import type { Step } from './apply-step.ts';
import type { AnnouncedImage } from './images-table.ts';
import type { Heard, RunnerContext } from './runner-context.ts';
import type { TaskRow } from './task-row.ts';

/**
 * The results that are new, or have a fresh URL. Those that came inside the answer are on disk when this resolves; one
 * that came broken is asked for again with the downloads.
 */
export async function resultsOf(
  context: RunnerContext,
  row: TaskRow,
  { report, inbox }: Heard,
): Promise<Step> {
  const known = context.ledger.imageRows(row.id);
  const announced: AnnouncedImage[] = [];
  const renewed: { id: string; url: string }[] = [];
  const saved: NonNullable<Step['saved']>[number][] = [];
  const tried: { id: string; isMiss: boolean }[] = [];
  for (const output of distinct(report.outputs)) {
    if (output.from.kind === 'nowhere' && (report.state !== 'succeeded' || output.unsafe)) continue;
    const url = output.from.kind === 'url' ? output.from.url : null;
    const old = known.find((image) => image.provider_id !== null && image.provider_id === output.providerId);
    if (old) {
      if (url !== null && url !== old.url && old.state === 'pending') renewed.push({ id: old.id, url });
      continue;
    }
    const id = context.newId();
    announced.push({ id, url, ...factsOf(context, row, output) });
    if (output.from.kind !== 'base64') continue;
    const received = await inbox.keep(output.from.base64);
    if (received.ok) saved.push({ id, ...received.bytes });
    else tried.push({ id, isMiss: true });
  }
  return { announced, renewed, saved, tried };
}

/**
 * The slots of results that were asked for and will not come, each with its reason: what was found unsafe and is held back, and
 * what the answer does not even name. Other results that it names without a way to them are asked for like any other.
 */
export function absentOf(context: RunnerContext, row: TaskRow, report: Report): NonNullable<Step['absent']> {
  const model = context.models.get(row.model);
  const asked = model ? imageCount(model, row.input) : report.outputs.length;
  const known = context.ledger.imageRows(row.id);
  const isKnown = (id: string | null) => known.some(({ provider_id }) => provider_id === id);
  const unnamed = known.filter((image) => image.state === 'missing' && image.provider_id === null).length;
  const left = Math.max(asked - report.outputs.length - unnamed, 0);
  return [
    ...distinct(report.outputs)
      .filter(({ from, unsafe, providerId }) => from.kind === 'nowhere' && unsafe && !isKnown(providerId))
      .map((output) => ({
        id: context.newId(),
        error: heldBack(),
        provider_id: output.providerId,
        cost_usd: output.costUsd,
      })),
    ...Array.from({ length: left }, (_, at) => ({
      id: context.newId(),
      error: report.errors[at] ?? withheld(),
      provider_id: null,
      cost_usd: null,
    })),
  ];
}

function factsOf(context: RunnerContext, row: TaskRow, output: Output): Omit<AnnouncedImage, 'id' | 'url'> {
  const { providerId: provider_id, seed, costUsd: cost_usd, unsafe } = output;
  return { task: row.id, provider_id, seed: seed ?? sentSeed(context, row), cost_usd, unsafe };
}

/** A result that is reported twice counts once. */
function distinct(outputs: readonly Output[]): readonly Output[] {
  const first = new Map(outputs.toReversed().map((output) => [output.providerId, output]));
  return outputs.filter((output) => output.providerId === null || first.get(output.providerId) === output);
}

/** The seed that was sent stands for the one that came back only where there was a single result. */
function sentSeed(context: RunnerContext, row: TaskRow): string | null {
  const model = context.models.get(row.model);
  if (!model || imageCount(model, row.input) !== 1) return null;
  return row.seed;
}

function withheld(): TaskError {
  const message =
    'The provider delivered fewer images than were asked for, without a reason. Often its safety check held one back.';
  return { kind: 'provider-failed', message, issues: [], code: null };
}

function heldBack(): TaskError {
  const message =
    'The provider made this image, found it unsafe, and holds it back. It may have been charged. Change the prompt and run it again.';
  return { kind: 'content-blocked', message, issues: [], code: null };
}
