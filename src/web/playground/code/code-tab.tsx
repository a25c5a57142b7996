import type { ComponentProps } from 'react';
import { FetchedPart } from '#web/ui/fetched-part.tsx';
import { lazyPart } from '#web/ui/lazy-part.ts';
import type { CodeTabPart } from './code-tab-part.tsx';

const codeTabPart = lazyPart(() => import('./code-tab-part.tsx').then((file) => file.CodeTabPart));

/** What the form holds as code that runs without us, followed as it is typed. */
export function CodeTab(props: ComponentProps<typeof CodeTabPart>) {
  return <FetchedPart part={codeTabPart} props={props} name="The code" className="h-64" />;
}
