import { useState } from 'react';
import { valuesByTopic } from '#core/transfer/topic.ts';
import { valueInWords } from '#web/form/value-in-words.ts';
import { Combobox } from '#web/ui/combobox.tsx';
import { ChangedRecipe } from './changed-recipe.tsx';
import { topicsToChange } from './topics-to-change.ts';
import type { WayProps } from './way-props.ts';

/** The same recipe with one parameter set to another value, in the control that the form has for it. */
export function OneChange({ model, recipe, onRun, ...rest }: WayProps) {
  const [topicId, setTopicId] = useState<string | null>(null);
  const topics = topicsToChange(model);
  const values = valuesByTopic(model, recipe);
  const topic = topics.find(({ id }) => id === topicId);
  return (
    <div className="space-y-4">
      <Combobox
        label="Parameter"
        placeholder={`Choose one of ${topics.length} parameters`}
        clearable={false}
        value={topicId}
        onChange={setTopicId}
        options={topics.map(({ id, title, fields }) => ({
          value: id,
          label: title,
          description: `${fields.map(({ path }) => path).join(', ')} · ${valueInWords(values.get(id))}`,
        }))}
        className="sm:w-80"
      />
      {topic ? (
        <ChangedRecipe
          {...rest}
          key={topic.id}
          model={model}
          input={recipe}
          fields={topic.fields}
          needsChange
          onRun={(input) => onRun({ model, input })}
        />
      ) : null}
    </div>
  );
}
