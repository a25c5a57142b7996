import { flattenFields } from '#core/schema/field.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { printFigures } from './figures.ts';
import { measurePage } from './measure-page.ts';
import { measureSchema } from './measure-schema.ts';
import { measureSubmit } from './measure-submit.ts';

/** `npm run bench`: every figure that is promised, with its target. Machines are noisy: these are medians of one run. */
const { models } = loadDefinitions(DEFINITIONS_FOLDER);
const [largest] = [...models.values()].toSorted(
  (a, b) => flattenFields(b.fields).length - flattenFields(a.fields).length,
);
if (!largest) throw new Error('There is no definition to measure.');

printFigures(measureSchema(largest));
printFigures(await measureSubmit(largest));
printFigures(await measurePage(largest));
process.exit(0);
