import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flattenFields } from '#core/schema/field.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { type Figure, printFigures } from './figures.ts';
import { fillLedger } from './fill-ledger.ts';
import { measureCompare } from './measure-compare.ts';
import { measureCrash } from './measure-crash.ts';
import { measureEvents } from './measure-events.ts';
import { measureForm } from './measure-form.ts';
import { measureGallery } from './measure-gallery.ts';
import { measureGuards } from './measure-guards.ts';
import { measureLink } from './measure-link.ts';
import { measureList } from './measure-list.ts';
import { measureMask } from './measure-mask.ts';
import { measurePage } from './measure-page.ts';
import { measurePictures } from './measure-pictures.ts';
import { measureSchema } from './measure-schema.ts';
import { measureSearch } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { measureStatus } from './measure-status.ts';
import { measureSubmit } from './measure-submit.ts';

/**
 * `npm run bench`: every figure that is promised, with its target. Machines are noisy: these are medians and quantiles of one run,
 * beside floors of the same run. Given names (`node e2e/bench/bench.ts status events`), it measures only those. Linux alone.
 */
// Every server that was started listens for the end of this process.
process.setMaxListeners(0);
// All that is written goes into one folder, which goes with this process.
const folder = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
process.env.TMPDIR = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const { models } = loadDefinitions(DEFINITIONS_FOLDER);
const [largest, other] = [...models.values()].toSorted(
  (a, b) => flattenFields(b.fields).length - flattenFields(a.fields).length,
);
if (!largest || !other) throw new Error('There are no definitions to measure.');
const model = largest;
const another = other;

/** How many tasks are in the ledger that most are measured with, and in the one that is searched. */
const TASKS = 20_000;
const SEARCHED_TASKS = 50_000;
let filling: Promise<string> | null = null;

/** The data folder with that ledger, filled when it is first asked for. */
function filled(): Promise<string> {
  filling ??= fillNew(TASKS);
  return filling;
}

async function fillNew(count: number): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-'));
  await fillLedger({ dataDir, model, count, hasPictures: false });
  return dataDir;
}

const measures: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  schema: async () => measureSchema(model),
  link: () => measureLink(model),
  submit: () => measureSubmit(model),
  start: async () => measureStart(await filled()),
  crash: () => measureCrash(model),
  list: async () => measureList(await filled()),
  search: async () => measureSearch(await fillNew(SEARCHED_TASKS)),
  status: async () => measureStatus(await filled()),
  events: async () => measureEvents(await filled()),
  guards: async () => measureGuards(await filled()),
  pictures: () => measurePictures(model),
  page: () => measurePage(model),
  gallery: () => measureGallery(model),
  compare: () => measureCompare(model),
  form: () => measureForm(model, another),
  mask: () => measureMask(model),
};

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measures);
for (const name of chosen) {
  const measure = measures[name];
  if (!measure) throw new Error(`There is no ${name} to measure, only ${Object.keys(measures).join(', ')}.`);
  printFigures(await measure());
}
process.exit(0);
