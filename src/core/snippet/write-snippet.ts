import type { Model } from '#core/models/registry.ts';
import type { ProviderRequest } from '#core/provider-request.ts';
import type { Input } from '#core/schema/input.ts';
import { type ImageSubtype, localFileName } from './local-file.ts';
import type { SnippetTask } from './snippet-task.ts';
import { toCodeValue } from './to-code-value.ts';
import { writeCurl } from './write-curl.ts';
import { writePython } from './write-python.ts';
import { writeTypescript } from './write-typescript.ts';

/** What a snippet is written in: a language alone, or with the package of a provider's client. */
export type SnippetForm = 'curl' | 'typescript' | 'python' | `${'typescript' | 'python'} ${string}`;

type SnippetSource = {
  readonly model: Model;
  readonly input: Input;
  readonly request: ProviderRequest;
  /** The environment variable that holds the provider's key. */
  readonly keyVariable: string;
  readonly form: SnippetForm;
  /** The kind of an image that our server alone has. */
  readonly subtypeOf: (value: string) => ImageSubtype;
  /** A fresh UUID. */
  readonly taskId: string;
};

export type Snippet = {
  readonly text: string;
  /** The images that have to lie beside it: the name of the file, and the value that it is of. */
  readonly files: readonly { readonly name: string; readonly value: string }[];
};

/** Exactly this task, as code that runs without us. Private values never go in. */
export function writeSnippet({ model, input, request, form, subtypeOf, ...rest }: SnippetSource): Snippet {
  const values = new Map<string, string>();
  const parameters = toCodeValue(model, input, function nameFile(value) {
    const name = localFileName(value, subtypeOf(value));
    if (name !== null) values.set(name, value);
    return name;
  });
  const task: SnippetTask = { ...rest, model, request, parameters, files: [...values.keys()] };
  return { text: write(task, form), files: [...values].map(([name, value]) => ({ name, value })) };
}

/** The forms that there are for a provider, in the order in which they are offered. */
export function snippetForms({ clients }: ProviderRequest): readonly SnippetForm[] {
  return [
    'curl',
    'typescript',
    'python',
    ...clients.map((client) => `${client.language} ${client.package}` as const),
  ];
}

function write(task: SnippetTask, form: SnippetForm): string {
  if (form === 'curl') return writeCurl(task);
  const client = task.request.clients.find((known) => `${known.language} ${known.package}` === form) ?? null;
  return form.startsWith('python') ? writePython(task, client) : writeTypescript(task, client);
}
