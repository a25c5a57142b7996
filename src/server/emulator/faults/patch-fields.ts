import { type Input, isInputObject } from '#core/schema/input.ts';

type Patch = {
  /** By dotted path. */
  readonly set: Readonly<Record<string, unknown>>;
  /** What `$task` stands for. */
  readonly taskId: string;
};

/** An answer with other values at these paths, made where they are not there; `null` takes out what is. */
export function patchFields(body: Input, { set, taskId }: Patch): unknown {
  return Object.entries(set).reduce<unknown>(
    (changed, [path, value]) => setAt(changed, path.split('.'), fillIn(value, taskId)),
    body,
  );
}

function setAt(parent: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(parent)) {
    const index = Math.min(Number(key), parent.length);
    const child = rest.length > 0 ? setAt(parent[index], rest, value) : value;
    return child === null ? parent.toSpliced(index, 1) : parent.toSpliced(index, 1, child);
  }
  const { [key]: before, ...others } = isInputObject(parent) ? parent : {};
  const child = rest.length > 0 ? setAt(before, rest, value) : value;
  return child === null ? others : { ...(isInputObject(parent) ? parent : {}), [key]: child };
}

function fillIn(value: unknown, taskId: string): unknown {
  if (typeof value === 'string') return value.replaceAll('$task', taskId);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, taskId));
  if (!isInputObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, taskId)]));
}
