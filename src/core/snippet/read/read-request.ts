import type { Model } from '#core/models/registry.ts';
import type { ProviderRequest } from '#core/provider-request.ts';
import type { Input } from '#core/schema/input.ts';
import { leavesOf } from '#core/schema/path.ts';
import { requestUrl } from '#core/snippet/request-url.ts';
import { fillInput, type Left } from './fill-input.ts';
import { findKeys } from './find-keys.ts';
import { type FoundObject, findObjects, inputName } from './find-objects.ts';
import { isKeyName, WHY_NO_KEY } from './is-key-name.ts';
import type { Literal } from './literal.ts';
import { matchModel, NAMES_ITS_MODEL } from './match-model.ts';
import { type CurlRequest, readCurl } from './read-curl.ts';
import { readLiterals } from './read-literals.ts';
import { toPlain } from './to-plain.ts';

type Known = {
  readonly models: readonly Model[];
  /** How each provider is asked, by its id. */
  readonly requests: ReadonlyMap<string, ProviderRequest>;
  /** The model whose form is open: it is meant where several would do. */
  readonly current: Model;
};

/** A request that was read: what of it the form takes (by path), and what not. */
export type ReadRequest = {
  readonly kind: 'request';
  readonly model: Model;
  readonly input: Input;
  readonly taken: readonly string[];
  readonly left: readonly Left[];
};

/** The longest text that is read, in UTF-16 units. */
const MAX_LENGTH = 2 * 1024 * 1024;
/** How many objects of a text are looked at: a request has few, and is among the first. */
const MAX_OBJECTS = 500;

/**
 * Reads the request of a task in a text from anywhere: a curl command, a provider's JSON, an input, code in TypeScript or
 * Python. `null`: there is none. Never throws, runs nothing, and gives back no key and no private value.
 */
export function readRequest(
  text: string,
  known: Known,
): ReadRequest | { readonly kind: 'refused'; readonly why: string } | null {
  if (text.length > MAX_LENGTH) return refused('The text is longer than 2 MB. Paste the request alone.');
  const curl = readCurl(text);
  const isCurl = curl !== null && (curl.body !== '' || curl.url !== null || curl.missingFile !== null);
  if (curl?.missingFile)
    return refused('The request stands in a file of its own. Paste the text of that file.');
  const literals = readLiterals(isCurl ? curl.body : text);
  if (!literals) return refused('Its values lie deeper in each other than 64 levels. Nothing was taken.');
  const models = modelsOf(text, known);
  if (models.length === 0) return refused('It is a request for a model that is not here.');

  const found = findObjects(literals, MAX_OBJECTS);
  const best = bestMatch(found, models, text, known.current);
  if (best === null) return isCurl && curl.body !== '' && found.length === 0 ? NOT_JSON : null;
  if (typeof best === 'string') {
    return refused(`It is a request for ${best.slice(0, 80)}, which is not among the models here.`);
  }
  const { input, left } = fillInput(best.model, toPlain(best.found.object));
  const taken = leavesOf(input).map(([path]) => path);
  const all = [...left, ...leftAround(best.found, best.model, known.requests), ...keysOf(literals, curl)];
  if (taken.length === 0) {
    return all.length > 0 ? refused('It is a request, but holds nothing that the form takes.') : null;
  }
  return { kind: 'request', model: best.model, input, taken, left: all };
}

function refused(why: string): { readonly kind: 'refused'; readonly why: string } {
  return { kind: 'refused', why };
}

const NOT_JSON = refused('What the curl command sends is no JSON that can be read. Paste it whole.');

/** The models that a text can be for, where it has the address of a provider; all of them where it has none. */
function modelsOf(text: string, { models, requests }: Known): readonly Model[] {
  const addressed = models.filter((model) => {
    const url = requests.get(model.provider)?.url.split('$model')[0];
    return url !== undefined && text.includes(url);
  });
  if (addressed.length === 0) return models;
  return addressed.filter((model) => {
    const request = requests.get(model.provider);
    return request !== undefined && text.includes(requestUrl(request, model));
  });
}

type Match = { readonly model: Model; readonly found: FoundObject; readonly score: number };

/** The object and the model that go together best; a text: what is asked for, where that is none of them. */
function bestMatch(
  all: readonly FoundObject[],
  models: readonly Model[],
  text: string,
  current: Model,
): Match | string | null {
  const inOrder = [...new Set([current, ...models])].filter((model) => models.includes(model));
  let best: Match | null = null;
  for (const found of all) {
    const matches = inOrder.map((model) => ({ model, found, ...matchModel(model, found.object) }));
    const own = matches.reduce<Match | null>((first, { score, model }) => {
      if (score === null) return first;
      const total = score + (isNamed(model, text) ? 2 * NAMES_ITS_MODEL : 0);
      return first === null || total > first.score ? { model, found, score: total } : first;
    }, null);
    const otherModel = matches.find(({ asked }) => asked !== null)?.asked ?? null;
    const isForeign = otherModel !== null && (own === null || own.score < NAMES_ITS_MODEL);
    if (isForeign && best === null) return otherModel;
    if (own !== null && (best === null || own.score > best.score)) best = own;
  }
  return best;
}

/** Whether a text has the model's name as a text of its own, as the clients are given it. */
function isNamed({ id, providerModel }: Model, text: string): boolean {
  return [id, providerModel].some((name) => text.includes(`"${name}"`) || text.includes(`'${name}'`));
}

/** What stands beside the input in its request. */
function leftAround(
  { holder, list }: FoundObject,
  { provider, id, providerModel }: Model,
  requests: Known['requests'],
): readonly Left[] {
  const request = requests.get(provider);
  const isEnvelope = request !== undefined && holder !== null && inputName(request.body) === holder.name;
  const isModel = (value: Literal) => value === id || value === providerModel;
  const beside = isEnvelope ? [...holder.object].filter(([name]) => name !== holder.name) : [];
  const tasks = list.filter((other) => ![...other.keys()].some(isKeyName)).length - 1;
  return [
    ...beside
      .filter(([name, value]) => !isKeyName(name) && !isModel(value))
      .map(([name]) => ({ name: name.slice(0, 80), why: 'It belongs to the request around the input.' })),
    ...(tasks > 0
      ? [{ name: tasks === 1 ? '1 more task' : `${tasks} more tasks`, why: 'The form takes one at a time.' }]
      : []),
  ];
}

/** Every place that had a key, once. */
function keysOf(literals: readonly Literal[], curl: CurlRequest | null): readonly Left[] {
  const headers = (curl?.headers ?? []).flatMap((header) => {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*:\s*(?:bearer\s+|token\s+)?(.*)$/is.exec(header) ?? [];
    // A variable of the shell is no key.
    return isKeyName(name) && value !== '' && !value.startsWith('$') ? [name] : [];
  });
  const options = curl?.hasCredentials ? ['Authorization'] : [];
  const names = new Set([...headers, ...options, ...literals.flatMap(findKeys)]);
  return [...names].map((name) => ({ name: name.slice(0, 80), why: WHY_NO_KEY }));
}
