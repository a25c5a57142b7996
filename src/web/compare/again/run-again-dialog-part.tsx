import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Compared } from '#core/compare/compared.ts';
import type { Task } from '#core/task.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { modelTitle } from '#web/compare/model-title.ts';
import { PickImageDialog } from '#web/form-services/pick-image/pick-image-dialog.tsx';
import { missingModel } from '#web/task/missing-model.ts';
import { useSingleRun } from '#web/task/run/use-single-run.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { OneChange } from './one-change.tsx';
import { OtherModel } from './other-model.tsx';
import { recipeOfImage } from './recipe-of-image.ts';

export type RunAgainDialogPartProps = {
  readonly compared: Compared;
  /** Its place in the comparison, from 1. */
  readonly number: number;
  /** It became a task. */
  readonly onTaken: (task: Task) => void;
  readonly onClose: () => void;
};

const WAYS = [
  { value: 'model', label: 'Another model' },
  { value: 'change', label: 'One parameter changed' },
] as const;

/** Which way an image is run again, what that changes, and what it costs. */
export function RunAgainDialogPart({ compared, number, onTaken, onClose }: RunAgainDialogPartProps) {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('model');
  const { data } = useQuery(modelsQuery);
  const { run, isBusy, failure } = useSingleRun((task) => {
    onTaken(task);
    onClose();
  });
  const { model, task } = compared;
  const missing = missingModel('run it again');
  const props = model && {
    model,
    recipe: recipeOfImage(compared, model),
    isBusy,
    failure,
    onRun: (wanted: Pick<Parameters<typeof run>[0], 'model' | 'input'>) =>
      run({ ...wanted, parent: task.id }),
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Run image ${number} again with…`}
      description={`${modelTitle(compared)}, seed ${compared.image.seed ?? 'unknown'}. The new image joins the comparison.`}
      size="lg"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {props ? (
        <div className="space-y-4">
          <Segmented label="Run it with" value={way} onChange={setWay} options={WAYS} />
          {/* Inside of this dialog, so that it opens above it. */}
          <PickImageDialog />
          {way === 'model' ? (
            <OtherModel {...props} models={data?.models ?? []} made={compared.image} />
          ) : (
            <OneChange {...props} />
          )}
        </div>
      ) : (
        <Notice tone="warning" title={missing.title}>
          {missing.text}
        </Notice>
      )}
    </Dialog>
  );
}
