import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { VerificationSectionPartProps } from './verification-section-part.tsx';

const sectionPart = lazyPart(() =>
  import('./verification-section-part.tsx').then((file) => file.VerificationSectionPart),
);

/** Whether a task's recipe makes the same picture again, as far as that was tried. Not there, the other details stand. */
export function VerificationSection(props: VerificationSectionPartProps) {
  const Part = useLazyPart({ part: sectionPart, wanted: true });
  return Part ? <Part {...props} /> : null;
}
