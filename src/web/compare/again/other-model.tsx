import { useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Size } from '#core/schema/size.ts';
import { carryInput } from '#core/transfer/carry-input.ts';
import { useTitleOfModel } from '#web/task/use-title-of-model.ts';
import { Select } from '#web/ui/select.tsx';
import { CarriedList } from './carried-list.tsx';
import { ChangedRecipe } from './changed-recipe.tsx';
import type { WayProps } from './way-props.ts';

type OtherModelProps = WayProps & {
  readonly models: readonly Model[];
  /** The size of the image, in pixels. */
  readonly made: Size;
};

/** The same recipe on another model: what of it goes along is told before it is run. */
export function OtherModel({ models, model, recipe, made, onRun, ...rest }: OtherModelProps) {
  const others = models.filter(({ id }) => id !== model.id);
  const [chosenId, setChosenId] = useState(others[0]?.id ?? null);
  const titleOf = useTitleOfModel();
  const to = others.find(({ id }) => id === chosenId);
  if (!to) return <p className="text-sm text-ink-soft">No other model is here.</p>;
  return (
    <div className="space-y-4">
      <Select
        label="Model"
        value={to.id}
        onChange={setChosenId}
        options={others.map((other) => ({ value: other.id, label: titleOf(other) }))}
        className="sm:w-80"
      />
      <Carried key={to.id} from={model} recipe={recipe} made={made} to={to} onRun={onRun} {...rest} />
    </div>
  );
}

type CarriedProps = Pick<WayProps, 'recipe' | 'isBusy' | 'failure' | 'onRun'> & {
  readonly from: Model;
  readonly to: Model;
  readonly made: Size;
};

function Carried({ from, recipe, made, to, onRun, ...rest }: CarriedProps) {
  const [{ input, arrivals }] = useState(() => carryInput({ from, input: recipe, to, made }));
  return (
    <>
      <CarriedList arrivals={arrivals} />
      <ChangedRecipe
        {...rest}
        model={to}
        input={input}
        fields={[]}
        needsChange={false}
        onRun={(chosen) => onRun({ model: to, input: chosen })}
      />
    </>
  );
}
