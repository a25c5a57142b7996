import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { notFound } from './not-found.ts';
import { problem } from './problem.ts';
import { versionOf } from './version-of.ts';

/** The model that a prediction is for, by the path or by the body's `version`; or the refusal. Source: replicate.md §3.1, §10. */
export function findModel(desk: Desk, body: Input, name: string | null): Model | Response {
  const models = desk.models.filter((model) => model.provider === 'replicate');
  if (name !== null) return models.find((model) => model.providerModel === name) ?? notFound();
  const { version } = body;
  const found = models.find((model) => {
    const id = versionOf(model);
    return [id, model.providerModel, `${model.providerModel}:${id}`].some((each) => each === version);
  });
  return found ?? invalidVersion();
}

function invalidVersion(): Response {
  const detail = 'The specified version does not exist (or perhaps you do not have permission to use it?)';
  return problem({ title: 'Invalid version or not permitted', detail, status: 422 });
}
