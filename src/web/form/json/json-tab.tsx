import type { ComponentProps } from 'react';
import { FetchedPart } from '#web/ui/fetched-part.tsx';
import { lazyPart } from '#web/ui/lazy-part.ts';
import type { JsonTabPart } from './json-tab-part.tsx';

const jsonTabPart = lazyPart(() => import('./json-tab-part.tsx').then((file) => file.JsonTabPart), {
  isFetchedAhead: false,
});

/** The same input as the form's, as JSON. The editor is fetched when this is first shown, since few ever open it. */
export function JsonTab(props: ComponentProps<typeof JsonTabPart>) {
  return <FetchedPart part={jsonTabPart} props={props} name="The JSON editor" className="h-48" />;
}
