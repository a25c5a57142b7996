import type { ImportReport } from '#core/import-report.ts';
import type { ZipPart } from './read-directory.ts';

/** What an export is made of. Names are compared with these and used for nothing else: no file is ever written under one. */
const FILE = /^(images|uploads)\/([0-9a-f]{64})\.(?:png|jpg|webp)$/;
const RECIPE = /^recipes\/[0-9a-f-]{36}\.json$/;
const BESIDE = /^(?:index\.csv|(?:images|uploads|recipes)\/)$/;

export type ArchiveParts = {
  /** `tasks.jsonl`; `null`: it is no export. */
  readonly tasks: ZipPart | null;
  /** Files by what they are and the hash in their name: `images/<sha256>`. */
  readonly files: ReadonlyMap<string, ZipPart>;
  /** How many recipes stand beside the tasks: one each. */
  readonly recipes: number;
  readonly broken: ImportReport['broken'];
};

/** Sorts the files of a ZIP by their names. What belongs to no export is told, and never read. */
export function archiveParts(parts: readonly ZipPart[]): ArchiveParts {
  let tasks: ZipPart | null = null;
  let recipes = 0;
  const files = new Map<string, ZipPart>();
  const broken: ImportReport['broken'] = [];
  for (const part of parts) {
    const { name } = part;
    const [, folder, sha256] = FILE.exec(name) ?? [];
    if (name === 'tasks.jsonl') tasks ??= part;
    else if (folder && sha256) files.set(`${folder}/${sha256}`, part);
    else if (RECIPE.test(name)) recipes++;
    else if (!BESIDE.test(name))
      broken.push({ name: name.slice(0, 120), why: 'It belongs to no export, and was not read.' });
  }
  return { tasks, files, recipes, broken };
}
