import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseJson } from '#core/json.ts';
import { createRegistry, type Registry } from '#core/models/registry.ts';

/** The folder of the definitions that ship. */
export const DEFINITIONS_FOLDER = join(import.meta.dirname, '../core/models');

/** Reads every definition of some folders. One that is broken is named with its reason; the others work. */
export function loadDefinitions(...folders: readonly string[]): Registry {
  const files = folders.flatMap(definitionFiles);
  return createRegistry(
    new Map(files.map((file) => [basename(file), parseJson(readFileSync(file, 'utf8'))])),
  );
}

function definitionFiles(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => join(folder, name));
}
