import { describe, expect, it } from 'vitest';
import { parseJson, stringifyJson } from '#core/json.ts';
import { completeInput } from '#core/request.ts';
import { flattenFields } from '#core/schema/field.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt, setAt } from '#core/schema/path.ts';
import { fieldOfRole } from '#core/schema/role.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { requestUrl } from '#core/snippet/request-url.ts';
import { withManaged } from '#core/with-managed.ts';
import { DEFINITIONS_FOLDER, loadDefinitions } from '#server/load-definitions.ts';
import { allProviders } from './all-providers.ts';
import type { CallRequest } from './provider.ts';
import { toWireInput } from './wire-input.ts';

const TASK_ID = 'd54ceecb-3f5a-4cbe-9ad5-0a9b3a3f1c11';
const { models } = loadDefinitions(DEFINITIONS_FOLDER);

const cases = allProviders.flatMap((provider) =>
  [...models.values()]
    .filter((model) => model.provider === provider.id)
    .flatMap((model) =>
      model.definition.examples.map(({ title, input }) => {
        const { input: understood } = model.validate(toSparseInput(input));
        return { title: `${model.id}: ${title}`, provider, model, input: understood };
      }),
    ),
);

/** Without what the server alone adds: a seed where none was set, and what it sends in the place of what is unset. */
function withoutAdditions(sent: Input, input: Input, { fields }: (typeof cases)[number]['model']): Input {
  const seed = fieldOfRole(fields, 'seed')?.path;
  const added = flattenFields(fields).flatMap(({ whenUnset, path }) => (whenUnset ? [path] : []));
  return [...added, ...(seed ? [seed] : [])]
    .filter((path) => getAt(input, path) === undefined)
    .reduce((rest, path) => setAt(rest, path, undefined), sent);
}

describe('a request as it is told to others is the one that is sent', () => {
  it.each(cases)('$title', async ({ provider, model, input }) => {
    const calls: CallRequest[] = [];
    const complete = completeInput(model, input, { taskId: TASK_ID, seed: '1' });
    const sent = withoutAdditions(complete, input, model);
    expect(sent).toEqual(withManaged(model, input, TASK_ID));
    await provider.send(
      { id: TASK_ID, model, sent, providerId: null },
      async (request) => {
        calls.push(request);
        return { status: 500, body: undefined, retryAfter: null, date: null };
      },
      async () => null,
    );
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call?.method).toBe('POST');
    expect(requestUrl(provider.request, model)).toBe(`${provider.baseUrl}${call?.path}`);
    const wire = await toWireInput(model.fields, withManaged(model, input, TASK_ID), async (value) => value);
    const body = JSON.stringify(provider.request.body).replace('"$input"', () => stringifyJson(wire));
    expect(parseJson(stringifyJson(call?.json))).toEqual(parseJson(body));
  });
});

it('every provider tells its clients for TypeScript and Python, with an envelope that has one place for the input', () => {
  for (const { request } of allProviders) {
    expect(request.clients.map(({ language }) => language)).toEqual(['typescript', 'python']);
    expect(JSON.stringify(request.body).split('"$input"')).toHaveLength(2);
  }
});
