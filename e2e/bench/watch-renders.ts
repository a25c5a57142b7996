declare global {
  interface Window {
    /** For every commit of React: how many components rendered, and the parameters whose fields did. */
    renders: { readonly components: number; readonly fields: readonly string[] }[];
  }
}

/**
 * Runs in the page before React: stands where its developer tools would, and notes what each commit rendered.
 * A fiber that is new in the current tree and carries the flag "performed work" was rendered by that commit.
 */
export function watchRenders(): void {
  type Fiber = {
    child: Fiber | null;
    sibling: Fiber | null;
    flags: number;
    memoizedProps: { field?: { path?: string } } | null;
  };
  const PERFORMED_WORK = 1;
  let before = new Set<Fiber>();
  window.renders = [];

  function onCommitFiberRoot(_id: number, root: { current: Fiber }): void {
    const now = new Set<Fiber>();
    const fields: string[] = [];
    let components = 0;
    const stack: Fiber[] = [root.current];
    for (let fiber = stack.pop(); fiber; fiber = stack.pop()) {
      now.add(fiber);
      if (!before.has(fiber) && (fiber.flags & PERFORMED_WORK) !== 0) {
        components += 1;
        const path = fiber.memoizedProps?.field?.path;
        if (path) fields.push(path);
      }
      if (fiber.sibling) stack.push(fiber.sibling);
      if (fiber.child) stack.push(fiber.child);
    }
    before = now;
    window.renders.push({ components, fields });
  }

  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot,
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
      checkDCE() {},
    },
  });
}
