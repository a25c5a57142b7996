import fc from 'fast-check';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { type Model, toModel } from '#core/models/registry.ts';
import type { ProviderRequest } from '#core/provider-request.ts';
import { definitionSchema } from '#core/schema/definition.ts';
import type { Input } from '#core/schema/input.ts';
import { type SnippetForm, snippetForms, writeSnippet } from '#core/snippet/write-snippet.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { allProviders } from '#server/providers/all-providers.ts';

/** How the made-up fourth model's provider would be asked. */
const studioRequest: ProviderRequest = {
  url: 'https://studio.example.com/jobs',
  headers: { 'X-Studio': "it's 1" },
  body: { jobs: ['$input'], urgent: false, note: null, tries: 1 },
  results: { list: 'done', url: 'at' },
  clients: [],
};

export const models: readonly Model[] = [
  ...loadDefinitions(DEFINITIONS_FOLDER).models.values(),
  toModel(definitionSchema.parse(fourthDocument)),
];

export const requests: ReadonlyMap<string, ProviderRequest> = new Map([
  ...allProviders.map(({ id, request }) => [id, request] as const),
  ['studio', studioRequest] as const,
]);

export function requestOf(model: Model): ProviderRequest {
  const request = requests.get(model.provider);
  if (!request) throw new Error(`There is no request of ${model.provider}.`);
  return request;
}

/** Every model in every form that its provider has. */
export const modelForms = models.flatMap((model) =>
  snippetForms(requestOf(model)).map((form) => ({ model, form, title: `${form}: ${model.id}` })),
);

export function codeOf(model: Model, input: Input, form: SnippetForm, request = requestOf(model)) {
  return writeSnippet({
    model,
    input,
    form,
    request,
    keyVariable: 'SNIPPET_KEY',
    subtypeOf: () => 'png',
    taskId: crypto.randomUUID(),
  });
}

/** Texts with which code goes wrong that puts them together by hand. */
export const hostileTexts = [
  'it\'s "quoted" `backticked`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a shell and a template would fill in
  '$(touch executed) `touch executed` ${x} $HOME $RUNWARE_API_KEY !! !$',
  '"""; import os; os.system("touch executed") #',
  "'; touch executed; '",
  "''' '\\'' \\",
  'C:\\new\\table\\u0041 \\x41 \\',
  'lines\none\r\ntwo\ttab\u0001\u001b[31m\u007f\u0085\u2028\u2029',
  '</script> <!-- %s %n {{7*7}} {model} $input $model',
  'JSON\nEOF\n| cat',
  'fog 雾 안개 👩‍🚀 é \ufeff',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'\'"`\\$(){}[]\n\r\t#/*!%,:; aN0'), minLength: 1, maxLength: 60 }),
);
