import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { modelsQuery } from '#web/api/models-query.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { lastModel } from './last-model.ts';
import { Workbench } from './workbench.tsx';

type PlaygroundScreenProps = {
  /** The chosen model's id; without one the last that was chosen, and where that is not known the first. */
  readonly modelId: string | undefined;
  readonly onPick: (id: string) => void;
};

/** Choose a model, fill its form, run it, see what comes. */
export function PlaygroundScreen({ modelId, onPick }: PlaygroundScreenProps) {
  const { data, error, refetch } = useQuery(modelsQuery);
  const [lastId] = useState(lastModel.read);
  const wantedId = modelId ?? lastId;
  const model = data?.models.find(({ id }) => id === wantedId) ?? data?.models[0];
  const shownId = model?.id;
  useEffect(() => {
    if (shownId !== undefined) lastModel.write(shownId);
  }, [shownId]);

  if (error) {
    return (
      <EmptyState
        icon={CircleAlert}
        title="The models cannot be loaded"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  if (!data) return <Skeleton className="m-3 h-96" />;
  if (!model) {
    const reasons = data.broken.map(({ name, reason }) => `${name}: ${reason}`).join('\n');
    return (
      <EmptyState icon={CircleAlert} title="There is no model to run">
        No definition could be read.
        <span className="block whitespace-pre-line">{reasons}</span>
      </EmptyState>
    );
  }
  return <Workbench models={data.models} broken={data.broken} model={model} onPick={onPick} />;
}
