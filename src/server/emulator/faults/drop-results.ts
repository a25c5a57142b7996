import { type Input, type InputValue, isInputObject } from '#core/schema/input.ts';

type Dropped = {
  /** The tasks' ids. */
  readonly ids: readonly string[];
  /** Of the result; unset, the tasks are dropped altogether. */
  readonly index: number | undefined;
};

/** An answer without some tasks, or without one result of each. An answer about one prediction keeps it, without its output. */
export function dropResults(body: Input, { ids, index }: Dropped): unknown {
  const isOurs = (item: InputValue) =>
    isInputObject(item) && ids.some((id) => item.taskUUID === id || item.id === id);
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (key === 'output') return [key, isOurs(body) ? dropOne(value, index) : value];
      if (!Array.isArray(value)) return [key, value];
      if (index === undefined) return [key, value.filter((item) => !isOurs(item))];
      return [key, key === 'errors' ? value : dropIn(value, isOurs, index)];
    }),
  );
}

/** Runware's polls have one item for each result; its archive and Replicate's lists have one for each task. */
function dropIn(
  items: readonly InputValue[],
  isOurs: (item: InputValue) => boolean,
  index: number,
): readonly unknown[] {
  const ours = items.filter(isOurs);
  const isPerTask = ours.some((item) => isInputObject(item) && ('response' in item || 'output' in item));
  if (!isPerTask) return items.filter((item) => item !== ours[index]);
  return items.map((item) => (isOurs(item) && isInputObject(item) ? dropInTask(item, index) : item));
}

function dropInTask(task: Input, index: number): unknown {
  if ('output' in task) return { ...task, output: dropOne(task.output, index) };
  const response = isInputObject(task.response) ? task.response : {};
  return { ...task, response: { ...response, data: dropOne(response.data, index) } };
}

function dropOne(list: InputValue | undefined, index: number | undefined): InputValue | undefined {
  return Array.isArray(list) ? list.filter((_, at) => index !== undefined && at !== index) : list;
}
