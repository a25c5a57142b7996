import type { ProviderClient } from '#core/provider-request.ts';
import { filesComment } from './files-comment.ts';
import { fillClient } from './fill-client.ts';
import { fillEnvelope } from './fill-envelope.ts';
import { requestUrl } from './request-url.ts';
import type { SnippetTask } from './snippet-task.ts';
import { type Dialect, writeLiteral } from './write-literal.ts';

/** The request as a TypeScript program for Node: with `fetch`, or with the provider's own client. */
export function writeTypescript(task: SnippetTask, client: ProviderClient | null): string {
  const parameters = writeLiteral(task.parameters, dialect);
  const imports = [
    ...(task.files.length > 0 ? ['import { readFileSync } from "node:fs";'] : []),
    ...(client?.imports ?? []),
  ];
  const blocks = [
    [...(client ? [`// ${client.install}`] : []), ...filesComment('//', task.files), ...imports].join('\n'),
    BIG_DIGITS.test(parameters) ? WRITE_BIG_INTEGERS : '',
    `const parameters = ${parameters};`,
    client ? fillClient(client, task) : writeFetch(task),
    task.files.length > 0 ? DATA_URI : '',
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const dialect: Dialect = {
  booleans: { true: 'true', false: 'false' },
  null: 'null',
  number: (digits) =>
    Number.isSafeInteger(Number(digits)) || !/^-?\d+$/.test(digits) ? digits : `${digits}n`,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
  file: (name) => `dataUri(${JSON.stringify(name)})`,
  freshId: () => 'crypto.randomUUID()',
  lastComma: ',',
  indent: '  ',
  padding: ' ',
};

/** A line of the literal that ends in a bigint. A text ends in a quote. */
const BIG_DIGITS = /\dn,$/m;

const WRITE_BIG_INTEGERS = `// JSON has no bigint: this writes one as a number with all its digits (Node 21 or newer).
Object.assign(BigInt.prototype, {
  toJSON(this: bigint) {
    return JSON.rawJSON(String(this));
  },
});`;

const DATA_URI = `function dataUri(file: string): string {
  return \`data:image/\${file.split(".").at(-1)};base64,\${readFileSync(file, "base64")}\`;
}`;

function writeFetch({ model, request, keyVariable }: SnippetTask): string {
  const { list, url } = request.results;
  const headers = Object.entries({ 'Content-Type': 'application/json', ...request.headers }).map(
    ([name, value]) => `    ${dialect.key(name)}: ${JSON.stringify(value)},`,
  );
  const body = writeLiteral(fillEnvelope(request.body, { kind: 'variable', name: 'parameters' }), {
    ...dialect,
    indent: null,
  });
  return `const response = await fetch(${JSON.stringify(requestUrl(request, model))}, {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.${keyVariable}}\`,
${headers.join('\n')}
  },
  body: JSON.stringify(${body}),
});
const answer = await response.json();
if (!response.ok) throw new Error(JSON.stringify(answer));
for (const result of [answer.${list} ?? answer].flat()) console.log(${url ? `result.${url} ?? result` : 'result'});`;
}
