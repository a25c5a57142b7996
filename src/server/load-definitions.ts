import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '#core/json.ts';
import { createRegistry, type Registry } from '#core/models/registry.ts';

/** The folder of the definitions that ship. */
export const DEFINITIONS_FOLDER = join(import.meta.dirname, '../core/models');

/** Reads every definition of a folder. One that is broken is named with its reason; the others work. */
export function loadDefinitions(folder: string): Registry {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return createRegistry(
    new Map(names.toSorted().map((name) => [name, parseJson(readFileSync(join(folder, name), 'utf8'))])),
  );
}
