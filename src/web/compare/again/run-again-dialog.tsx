import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import type { RunAgainDialogPartProps } from './run-again-dialog-part.tsx';

type RunAgainDialogProps = Omit<RunAgainDialogPartProps, 'compared'> & {
  /** `null`: closed. */
  readonly compared: RunAgainDialogPartProps['compared'] | null;
};

const dialogPart = lazyPart(() =>
  import('./run-again-dialog-part.tsx').then((file) => file.RunAgainDialogPart),
);

/** Runs an image's recipe again, on another model or with one parameter changed. */
export function RunAgainDialog({ compared, ...rest }: RunAgainDialogProps) {
  const Part = useLazyPart({ part: dialogPart, wanted: compared !== null, onFailed: rest.onClose });
  return Part && compared ? <Part compared={compared} {...rest} /> : null;
}
