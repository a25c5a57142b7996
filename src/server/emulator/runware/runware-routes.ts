import { Hono } from 'hono';
import { parseJson } from '#core/json.ts';
import { type Input, isInputObject } from '#core/schema/input.ts';
import type { Desk } from '#server/emulator/desk.ts';
import { jsonResponse } from '#server/emulator/json-response.ts';
import { answerTask } from './answer-task.ts';
import { authenticate } from './authenticate.ts';
import type { RunwareError, TaskAnswer } from './task-answer.ts';

/** Runware's REST API: one path that takes a list of tasks. Source: shared/contracts/runware.md §1. */
export function runwareRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.post('/', async function runTasks({ req }) {
    const text = await req.text();
    const body = parseJson(text);
    if (!Array.isArray(body) || body.length === 0 || !body.every(isInputObject)) {
      return envelope({ data: [], errors: [{ code: 'invalidRequest', message: NOT_A_LIST }] });
    }
    const tasks: readonly Input[] = body;
    if (tasks.some((task) => task.taskType === 'imageInference')) {
      desk.book.addRequest({ provider: 'runware', body: text, at: desk.clock.now() });
    }
    const access = authenticate(tasks, req.header('authorization'));
    if ('refusal' in access) return envelope({ data: [], errors: [access.refusal] }, 401);
    const { origin } = new URL(req.url);
    const answers = await Promise.all(
      access.tasks.map((task) => answerTask({ desk, task, origin, signal: req.raw.signal })),
    );
    return envelope({
      data: [...access.data, ...answers.flatMap((answer) => answer.data)],
      errors: answers.flatMap((answer) => answer.errors),
    });
  });
  routes.onError((error) =>
    envelope({ data: [], errors: [{ code: 'internalServerError', message: error.message }] }, 500),
  );
  return routes;
}

const NOT_A_LIST = 'The body must be a JSON array of one or more task objects.';

/** 200 as soon as anything succeeded or was accepted; after a total failure the status of its first error (§1.4, §1.5). */
function envelope({ data, errors }: TaskAnswer, status?: number): Response {
  if (errors.length === 0) return jsonResponse({ data });
  if (data.length > 0) return jsonResponse({ data, errors });
  // A poll that tells of failed generations has succeeded itself (§1.5).
  if (errors.every((error) => error.status === 'error')) return jsonResponse({ data, errors });
  const hasData = errors.some((error) => error.code === 'conflictTaskUUID');
  return jsonResponse(hasData ? { data, errors } : { errors }, { status: status ?? statusOf(errors[0]) });
}

function statusOf(error: RunwareError | undefined): number {
  return error?.code === 'insufficientCredits' ? 402 : 400;
}
