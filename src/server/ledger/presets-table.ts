import type { DatabaseSync } from 'node:sqlite';
import { parseJson, stringifyJson } from '#core/json.ts';
import { type Preset, presetSchema } from '#core/preset/preset.ts';
import { inTransaction } from './database.ts';

export type PresetsTable = ReturnType<typeof openPresetsTable>;

/** Saved recipes, in the order that their user gave them. A new one is the last. */
export function openPresetsTable(database: DatabaseSync) {
  const all = database.prepare('SELECT preset FROM presets ORDER BY place, id');
  const count = database.prepare('SELECT COUNT(*) AS count FROM presets');
  const byId = database.prepare('SELECT 1 FROM presets WHERE id = ?');
  const upsert = database.prepare(
    `INSERT INTO presets (id, place, preset) VALUES (?, (SELECT COALESCE(MAX(place), 0) + 1 FROM presets), ?)
     ON CONFLICT (id) DO UPDATE SET preset = excluded.preset`,
  );
  const place = database.prepare('UPDATE presets SET place = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM presets WHERE id = ?');

  function list(): readonly Preset[] {
    return all.all().flatMap(({ preset }) => {
      // A row that a person meddled with is passed over.
      const read = presetSchema.safeParse(parseJson(String(preset)));
      return read.success ? [read.data] : [];
    });
  }

  return {
    list,
    has: (id: string) => byId.get(id) !== undefined,
    count: () => Number(count.get()?.count),
    /** Saves a new one, or in the place of the one with its id. */
    put: (preset: Preset) => void upsert.run(preset.id, stringifyJson(preset)),
    /** Answers whether there was one. */
    remove: (id: string) => Number(remove.run(id).changes) > 0,
    /** Puts one before another; `null`, or one that is gone: behind all. */
    move(id: string, before: string | null) {
      const others = list()
        .map((preset) => preset.id)
        .filter((other) => other !== id);
      const at = before !== null && others.includes(before) ? others.indexOf(before) : others.length;
      inTransaction(database, () => {
        for (const [index, each] of others.toSpliced(at, 0, id).entries()) place.run(index, each);
      });
    },
  };
}
