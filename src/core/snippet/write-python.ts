import type { ProviderClient } from '#core/provider-request.ts';
import { filesComment } from './files-comment.ts';
import { fillClient } from './fill-client.ts';
import { fillEnvelope } from './fill-envelope.ts';
import { requestUrl } from './request-url.ts';
import type { SnippetTask } from './snippet-task.ts';
import { type Dialect, writeLiteral } from './write-literal.ts';

/** The request as a Python program: with `requests`, or with the provider's own client. */
export function writePython(task: SnippetTask, client: ProviderClient | null): string {
  const parameters = writeLiteral(task.parameters, dialect);
  const imports = new Set([
    ...(task.files.length > 0 ? ['import base64'] : []),
    ...(parameters.includes(FRESH_ID) ? ['import uuid'] : []),
    ...(client?.imports ?? ['import os', 'import requests']),
  ]);
  const install = client?.install ?? 'pip install requests';
  const blocks = [
    [`# ${install}`, ...filesComment('#', task.files), ...[...imports].toSorted()].join('\n'),
    task.files.length > 0 ? DATA_URI : '',
    `parameters = ${parameters}`,
    client ? fillClient(client, task) : writeRequests(task),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const FRESH_ID = 'str(uuid.uuid4())';

const dialect: Dialect = {
  booleans: { true: 'True', false: 'False' },
  null: 'None',
  number: (digits) => digits,
  key: (name) => JSON.stringify(name),
  file: (name) => `data_uri(${JSON.stringify(name)})`,
  freshId: () => FRESH_ID,
  lastComma: ',',
  indent: '    ',
  padding: '',
};

const DATA_URI = `def data_uri(file):
    with open(file, "rb") as image:
        return f"data:image/{file.split('.')[-1]};base64,{base64.b64encode(image.read()).decode()}"`;

function writeRequests({ model, request, keyVariable }: SnippetTask): string {
  const { list, url } = request.results;
  const headers = Object.entries(request.headers).map(
    ([name, value]) => `\n        ${JSON.stringify(name)}: ${JSON.stringify(value)},`,
  );
  const body = writeLiteral(fillEnvelope(request.body, { kind: 'variable', name: 'parameters' }), {
    ...dialect,
    indent: null,
  });
  return `response = requests.post(
    ${JSON.stringify(requestUrl(request, model))},
    headers={
        "Authorization": f"Bearer {os.environ['${keyVariable}']}",${headers.join('')}
    },
    json=${body},
    timeout=300,
)
answer = response.json()
if not response.ok:
    raise SystemExit(answer)
results = answer.get(${JSON.stringify(list)}) or answer
for result in results if isinstance(results, list) else [results]:
    print(${url ? `result.get(${JSON.stringify(url)}, result)` : 'result'})`;
}
