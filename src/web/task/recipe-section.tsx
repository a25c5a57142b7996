import { useQuery } from '@tanstack/react-query';
import { RotateCcw, Share2, Shuffle } from 'lucide-react';
import type { Task } from '#core/task.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Errand } from './hand-over/errands.ts';
import { missingModel } from './missing-model.ts';

type RecipeSectionProps = { readonly task: Task; readonly onErrand: (errand: Errand) => void };

/** What can be done with a task's recipe, all of it on the playground. */
export function RecipeSection({ task, onErrand }: RecipeSectionProps) {
  const { data } = useQuery(modelsQuery);
  const isModelMissing = data !== undefined && !data.models.some(({ id }) => id === task.model);
  const missing = missingModel('replay, remix or share it');
  return (
    <section aria-labelledby={`recipe-${task.id}`} className="space-y-2">
      <h3 id={`recipe-${task.id}`} className="text-sm font-semibold">
        Recipe
      </h3>
      {isModelMissing ? (
        <Notice tone="warning" title={missing.title}>
          {missing.text}
        </Notice>
      ) : (
        <>
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              icon={RotateCcw}
              aria-label="Replay: load everything into the form"
              onClick={() => onErrand({ kind: 'replay', task, withSeed: true })}
            >
              Replay
            </Button>
            <Button
              size="sm"
              icon={Shuffle}
              aria-label="Remix: everything but the seed"
              onClick={() => onErrand({ kind: 'replay', task, withSeed: false })}
            >
              Remix
            </Button>
            <Button
              size="sm"
              icon={Share2}
              aria-label="Save or share its recipe"
              onClick={() => onErrand({ kind: 'share', task })}
            >
              Save or share
            </Button>
          </div>
          <p className="text-xs text-ink-soft">
            Replay loads everything into the form, Remix everything but the seed. Nothing runs.
          </p>
        </>
      )}
    </section>
  );
}
