import type { Input } from '#core/schema/input.ts';
import type { Issue } from '#core/schema/issue.ts';
import { getAt } from '#core/schema/path.ts';

/**
 * The issues of one form, outside React, so that a field renders again only when its own issues change.
 * Lists keep their identity while they are equal, as `useSyncExternalStore` needs.
 */
export type IssueStore = {
  readonly subscribe: (listener: () => void) => () => void;
  /** All that is to be shown. */
  readonly all: () => readonly Issue[];
  /** What is to be shown at exactly this path. */
  readonly at: (path: string) => readonly Issue[];
  /** Takes over what validation found. Of it, only what concerns a touched or a set value shows until `showAll`. */
  readonly setValidation: (found: { readonly issues: readonly Issue[]; readonly input: Input }) => void;
  /** Marks a field as left by the user. */
  readonly touch: (path: string) => void;
  /** A run was tried: from now on nothing is held back. */
  readonly showAll: () => void;
  /** Issues from outside (server, provider), in the place of earlier ones. Each stays until its field changes. */
  readonly setForeign: (issues: readonly Issue[]) => void;
  readonly addForeign: (issue: Issue) => void;
  readonly foreign: () => readonly Issue[];
  /** What stands for the input but cannot be read, such as half-typed JSON: shown, and no run goes out, until it is `null`. */
  readonly setUnread: (issue: Issue | null) => void;
  readonly unread: () => Issue | null;
  /** The value at `path` changed: what was said about it from outside no longer holds. */
  readonly forget: (path: string) => void;
  /** Back to the beginning. */
  readonly clear: () => void;
};

export function createIssueStore(): IssueStore {
  const listeners = new Set<() => void>();
  const touched = new Set<string>();
  let wasTried = false;
  let input: Input = {};
  let found: readonly Issue[] = [];
  let foreign: readonly Issue[] = [];
  let unread: Issue | null = null;
  let shown: readonly Issue[] = [];
  let byPath: ReadonlyMap<string, readonly Issue[]> = new Map();

  function isShown({ path }: Issue): boolean {
    return wasTried || touched.has(path) || getAt(input, path) !== undefined;
  }

  function update() {
    const next = [...(unread ? [unread] : []), ...found.filter(isShown), ...foreign];
    if (isSame(next, shown)) return;
    const before = byPath;
    shown = next;
    byPath = new Map(
      [...Map.groupBy(next, (issue) => issue.path)].map(([path, issues]) => {
        const old = before.get(path);
        return [path, old && isSame(issues, old) ? old : issues] as const;
      }),
    );
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => shown,
    at: (path) => byPath.get(path) ?? NO_ISSUES,
    setValidation(result) {
      found = result.issues;
      input = result.input;
      update();
    },
    touch(path) {
      touched.add(path);
      update();
    },
    showAll() {
      wasTried = true;
      update();
    },
    setForeign(issues) {
      foreign = issues;
      update();
    },
    addForeign(issue) {
      foreign = [...foreign.filter((known) => !isSame([known], [issue])), issue];
      update();
    },
    foreign: () => foreign,
    setUnread(issue) {
      unread = issue;
      update();
    },
    unread: () => unread,
    forget(path) {
      foreign = foreign.filter((issue) => !isRelated(issue.path, path));
      update();
    },
    clear() {
      touched.clear();
      wasTried = false;
      [input, found, foreign] = [{}, [], []];
      update();
    },
  };
}

const NO_ISSUES: readonly Issue[] = [];

/** One is the other, or lies inside it. */
function isRelated(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function isSame(a: readonly Issue[], b: readonly Issue[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
