import { stringifyJson } from '#core/json.ts';
import type { Model } from '#core/models/registry.ts';
import { toRecipe } from '#core/recipe/to-recipe.ts';
import type { Task } from '#core/task.ts';
import type { FileStore } from '#server/ledger/file-store.ts';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { Uploads } from '#server/ledger/uploads.ts';
import { archiveName } from './archive-name.ts';
import { toExportedTask } from './exported-task.ts';
import { indexCsv } from './index-csv.ts';
import { uploadsIn } from './uploads-in.ts';
import type { ZipEntry } from './zip/write-zip.ts';

export type ExportContext = {
  readonly ledger: Ledger;
  readonly files: FileStore;
  readonly uploads: Uploads;
  readonly models: ReadonlyMap<string, Model>;
};

/**
 * The files of an export, in the order of the tasks: `tasks.jsonl` (everything but private values), `index.csv`, `recipes/`,
 * and each file once, as it came: `images/`, and `uploads/` with the images that went in. A file that is not here is left out.
 */
export async function* exportTasks(context: ExportContext, ids: readonly string[]): AsyncGenerator<ZipEntry> {
  const { ledger, models, files, uploads } = context;

  function* tasks(): Generator<{ readonly task: Task; readonly model: Model | null }> {
    for (const id of ids) {
      const task = ledger.task(id);
      if (task) yield { task, model: models.get(task.model) ?? null };
    }
  }

  async function* jsonLines(): AsyncGenerator<Buffer> {
    for (const { task, model } of tasks()) {
      const definitionHash = ledger.row(task.id)?.definition_hash ?? '';
      const exchanges = ledger.exchanges.list(task.id);
      yield Buffer.from(`${stringifyJson(toExportedTask({ task, model, definitionHash, exchanges }))}\n`);
    }
  }

  async function* csv(): AsyncGenerator<Buffer> {
    for (const line of indexCsv(tasks())) yield Buffer.from(line);
  }

  yield { name: 'tasks.jsonl', body: jsonLines() };
  yield { name: 'index.csv', body: csv() };
  for (const { task, model } of tasks()) {
    const recipe = toRecipe({ task, model, image: null });
    yield { name: `recipes/${task.id}.json`, body: once(`${stringifyJson(recipe, 2)}\n`) };
  }
  const written = new Set<string>();
  for (const { task } of tasks()) {
    for (const image of task.images) {
      const name = archiveName('images', image);
      if (written.has(name) || !files.has(image.sha256)) continue;
      written.add(name);
      yield { name, body: files.stream(image.sha256) };
    }
    for (const sha256 of uploadsIn(task.input)) {
      const upload = uploads.find(sha256);
      const name = upload && archiveName('uploads', upload);
      if (!name || written.has(name) || !uploads.has(sha256)) continue;
      written.add(name);
      yield { name, body: uploads.stream(sha256) };
    }
  }
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
