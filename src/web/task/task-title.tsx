import type { Task } from '#core/task.ts';
import { Badge } from '#web/ui/badge.tsx';
import { useModel, useProviderTitle } from './use-model.ts';

/** Which model made a task, at which provider, and whether for play money. */
export function TaskTitle({ task }: { readonly task: Task }) {
  const model = useModel(task.model);
  const provider = useProviderTitle(model?.provider ?? task.model.split('/')[0] ?? '');
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-semibold">{model?.definition.title ?? task.model}</span>
      <span className="truncate text-ink-soft">{provider}</span>
      {task.sandbox ? <Badge title="Drawn by the sandbox, for play money">sandbox</Badge> : null}
    </span>
  );
}
