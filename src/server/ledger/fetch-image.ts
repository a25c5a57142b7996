import type { Call, Output, Report } from '#server/providers/provider.ts';
import { DownloadFailure } from './download-failure.ts';
import { mergeReports } from './merge-reports.ts';
import type { Received } from './part-file.ts';
import { jobsOf, type Lane, type RunnerContext } from './runner-context.ts';
import type { ImageRow, TaskRow } from './task-row.ts';
import { withInbox } from './with-inbox.ts';

/** Fetches one result to disk, from its URL. Rejects with `DownloadFailure`. */
export function fetchFromUrl({ files }: RunnerContext, url: string, { upstream }: Lane): Promise<Received> {
  return upstream.download(url, (body) => files.receive(body));
}

/** Fetches one result to disk after asking its provider for it anew: for a fresh URL, or for its bytes. Rejects with `DownloadFailure`. */
export async function fetchAnew(context: RunnerContext, image: ImageRow, lane: Lane): Promise<Received> {
  return withInbox(context, lane, async (call, inbox) => {
    const output = await askForOutput(context, image, lane, call).catch((failure: unknown) => {
      throw new DownloadFailure(
        'not-now',
        failure instanceof Error ? failure.message : String(failure),
        failure,
      );
    });
    if (!output) throw new DownloadFailure('gone', `${lane.provider.title} does not have it any more.`);
    switch (output.from.kind) {
      case 'url':
        return fetchFromUrl(context, output.from.url, lane);
      case 'base64':
        return inbox.keep(output.from.base64);
      case 'nowhere':
        throw new DownloadFailure('gone', `${lane.provider.title} names it, and gives no way to it.`);
    }
  });
}

async function askForOutput(
  context: RunnerContext,
  image: ImageRow,
  lane: Lane,
  call: Call,
): Promise<Output | undefined> {
  const row = context.ledger.row(image.task);
  const report = row && (await askFor(context, row, lane, call));
  return report?.outputs.find((output) => output.providerId === image.provider_id);
}

/** By its id where the provider gave it one; under our own id in the archive too. */
async function askFor(
  { models }: RunnerContext,
  row: TaskRow,
  { provider }: Lane,
  call: Call,
): Promise<Report | null> {
  const model = models.get(row.model);
  if (!model) return null;
  const jobs = jobsOf(row, model);
  const [job] = jobs;
  if (provider.takesOurId && job) {
    const found = await provider.find({ job, from: 0, until: 0, isTaken: () => false }, call);
    return mergeReports(found.map(({ report }) => report));
  }
  const reports = await provider.poll(jobs, call);
  return mergeReports(jobs.map(({ providerId }) => reports.get(providerId ?? '')));
}
