import { useSyncExternalStore } from 'react';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Spinner } from '#web/ui/spinner.tsx';
import type { ArrivingFile } from './arriving-file.ts';

type ArrivalsAtProps = {
  readonly path: string;
  /** Opens the file chooser, in the place of what cannot be used. */
  readonly onChooseAnother: () => void;
};

/** What needs a word must be seen, wherever the form was scrolled to. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The files on their way to one field: what is done with them now, and those that need a word. */
export function ArrivalsAt({ path, onChooseAnother }: ArrivalsAtProps) {
  const { intake } = useFormScope().form;
  const all = useSyncExternalStore(intake.subscribe, intake.all);
  const here = all.filter(({ slot }) => slot.path === path);
  const moving = here.filter(isMoving);
  const current = moving.find(({ stage }) => stage.kind === 'working') ?? moving[0];

  function chooseAnother({ id }: ArrivingFile) {
    intake.dismiss((arrival) => arrival.id === id);
    onChooseAnother();
  }

  return (
    <div aria-live="polite" className="space-y-1.5 empty:hidden">
      {current ? (
        <div className="flex min-h-8 items-center gap-2 text-xs text-ink-soft">
          <Spinner size="sm" />
          <p className="min-w-0 flex-1 truncate">{progressText(current)}</p>
          <Button size="sm" variant="quiet" onClick={() => intake.dismiss((one) => moving.includes(one))}>
            Cancel
          </Button>
        </div>
      ) : null}
      {here.map((arrival) => {
        const { id, stage } = arrival;
        if (stage.kind !== 'offered' && stage.kind !== 'failed') return null;
        return (
          <div key={id} ref={bringIntoSight}>
            <Notice
              tone={stage.kind === 'offered' ? 'warning' : 'danger'}
              title={stage.message}
              className="text-xs"
              actions={
                <>
                  {stage.kind === 'offered' ? (
                    <Button size="sm" onClick={() => intake.accept(id)}>
                      {stage.label}
                    </Button>
                  ) : null}
                  {stage.kind === 'failed' && stage.canRetry ? (
                    <Button size="sm" onClick={() => intake.retry(id)}>
                      Try again
                    </Button>
                  ) : (
                    <Button size="sm" onClick={() => chooseAnother(arrival)}>
                      Choose another
                    </Button>
                  )}
                  <Button
                    size="sm"
                    variant="quiet"
                    onClick={() => intake.dismiss((other) => other.id === id)}
                  >
                    Leave it out
                  </Button>
                </>
              }
            />
          </div>
        );
      })}
    </div>
  );
}

function isMoving({ stage }: ArrivingFile): boolean {
  return stage.kind === 'waiting' || stage.kind === 'working';
}

/** "Uploading 2 of 3: IMG_1234.jpg…" */
function progressText({ stage, place, file }: ArrivingFile): string {
  const verb = VERBS[stage.kind === 'working' ? stage.at : 'reading'];
  const count = place.of > 1 ? ` ${place.number} of ${place.of}` : '';
  return `${verb}${count}${file.name ? `${count ? ': ' : ' '}${file.name}` : ''}…`;
}

const VERBS = { reading: 'Reading', converting: 'Converting', uploading: 'Uploading' } as const;
