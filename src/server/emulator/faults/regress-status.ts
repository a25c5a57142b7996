import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';

/** An answer that shows these tasks a step back: ended ones as running, running ones as waiting. */
export function regressStatus(body: Input, ids: readonly string[]): unknown {
  if (ids.includes(String(body.id))) return regressPrediction(body);
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const isList = Array.isArray(value) && key !== 'errors';
      return [key, isList ? value.map((item) => regressItem(item, ids)) : value];
    }),
  );
}

function regressItem(item: InputValue, ids: readonly string[]): unknown {
  if (!isInputObject(item)) return item;
  if (ids.includes(String(item.id))) return regressPrediction(item);
  if (!ids.includes(String(item.taskUUID)) || !('status' in item)) return item;
  const { taskType = '', taskUUID = '', status } = item;
  // Older documents of Runware's call a task that waits `pending` (runware.md §2.4).
  return { taskType, taskUUID, status: status === 'processing' ? 'pending' : 'processing' };
}

function regressPrediction(prediction: Input): unknown {
  const { completed_at: _completed, metrics: _metrics, started_at, ...rest } = prediction;
  if (prediction.status !== 'processing')
    return {
      ...rest,
      ...(started_at ? { started_at } : {}),
      status: 'processing',
      output: null,
      error: null,
    };
  return { ...rest, status: 'starting', logs: '' };
}
