import { type Input, type InputValue, isInputObject } from './input.ts';

/**
 * A path names one value of an input: `settings.trueCFGScale`, `lora.0.weight`.
 * In definitions `lora[].weight` stands for that value in every row of the list.
 */
export function getAt(input: Input, path: string): InputValue | undefined {
  let value: InputValue | undefined = input;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isInputObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
  }
  return value;
}

const INDEX = /^(?:0|[1-9]\d*)$/;

/** A copy with the value at `path` set, or taken out where it is `undefined`. Objects left empty go with it. */
export function setAt(input: Input, path: string, value: InputValue | undefined): Input {
  return setIn(input, path.split('.'), value) as Input;
}

function setIn(
  parent: InputValue | undefined,
  keys: readonly string[],
  value: InputValue | undefined,
): InputValue {
  const [key = '', ...rest] = keys;
  if (Array.isArray(parent)) return setInList(parent, keys, value);
  if (parent === undefined && value !== undefined && INDEX.test(key)) return setInList([], keys, value);
  const before = isInputObject(parent) ? parent : {};
  const child =
    rest.length === 0 ? value : setIn(Object.hasOwn(before, key) ? before[key] : undefined, rest, value);
  const { [key]: _replaced, ...others } = before;
  const isEmptied = rest.length > 0 && isInputObject(child) && Object.keys(child).length === 0;
  return child === undefined || isEmptied ? others : { ...before, [key]: child };
}

/** A list has no places but its rows and the one behind the last: set elsewhere, it stays as it is. */
function setInList(
  list: readonly InputValue[],
  [key = '', ...rest]: readonly string[],
  value: InputValue | undefined,
): readonly InputValue[] {
  const index = Number(key);
  const end = value === undefined ? list.length - 1 : list.length;
  if (!INDEX.test(key) || index > end) return list;
  const item = rest.length === 0 ? value : setIn(list[index], rest, value);
  return item === undefined ? list.filter((_, at) => at !== index) : list.toSpliced(index, 1, item);
}

/** The concrete paths that a definition's path stands for in this input; one without `[]` stands for itself. */
export function expandPath(input: Input, path: string): readonly string[] {
  const [head, ...tails] = path.split('[].');
  let found = [head ?? ''];
  for (const tail of tails) {
    found = found.flatMap((list) => {
      const rows = getAt(input, list);
      return Array.isArray(rows) ? rows.map((_, index) => `${list}.${index}.${tail}`) : [];
    });
  }
  return found;
}

/** The definition's path of a concrete one: `lora.0.weight` → `lora[].weight`. */
export function toDefinitionPath(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '[]');
}

/** Every set value with its path, leaves only; a list of plain values counts as one. */
export function leavesOf(input: Input, prefix = ''): readonly (readonly [path: string, value: InputValue])[] {
  return Object.entries(input).flatMap(([key, value]) => leavesAt(`${prefix}${key}`, value));
}

function leavesAt(path: string, value: InputValue): readonly (readonly [string, InputValue])[] {
  if (Array.isArray(value) && value.some(isInputObject)) {
    return value.flatMap((row, index) => leavesAt(`${path}.${index}`, row));
  }
  return isInputObject(value) ? leavesOf(value, `${path}.`) : [[path, value]];
}
