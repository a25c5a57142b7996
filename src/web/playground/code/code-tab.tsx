import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';

type CodeTabProps = { readonly model: Model; readonly form: InputForm };

const codeTabPart = lazyPart(() => import('./code-tab-part.tsx').then((file) => file.CodeTabPart));

/** What the form holds as code that runs without us, followed as it is typed. */
export function CodeTab(props: CodeTabProps) {
  const Part = useLazyPart({ part: codeTabPart, wanted: true });
  return Part ? <Part {...props} /> : <Skeleton className="h-64" />;
}
