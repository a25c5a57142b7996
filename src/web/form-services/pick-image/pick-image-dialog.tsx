import { useSyncExternalStore } from 'react';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import { pickRequests } from './pick-requests.ts';

const pickImagePart = lazyPart(() => import('./pick-image-part.tsx').then((file) => file.PickImagePart));

/** Where an image is chosen among the results, while a form asks for one. */
export function PickImageDialog() {
  const request = useSyncExternalStore(pickRequests.subscribe, pickRequests.current);
  const Part = useLazyPart({
    part: pickImagePart,
    wanted: request !== null,
    onFailed: () => pickRequests.settle([]),
  });
  return Part && request ? <Part request={request} onSettle={pickRequests.settle} /> : null;
}
