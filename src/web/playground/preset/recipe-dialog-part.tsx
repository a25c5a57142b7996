import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Recipe } from '#core/preset/recipe.ts';
import { toShareable } from '#core/preset/to-shareable.ts';
import type { Input } from '#core/schema/input.ts';
import { valueOfRole } from '#core/schema/role.ts';
import { withoutPrivate } from '#core/schema/without-private.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { writeTopic } from '#core/transfer/topic.ts';
import { presetPictureUrl } from '#web/api/image-url.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { tasksQuery } from '#web/api/tasks-query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Switch } from '#web/ui/switch.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { ParameterChoice } from './parameter-choice.tsx';
import { RecipeShare } from './recipe-share.tsx';
import type { RecipeSource } from './recipe-source.ts';
import { usePresetActions } from './use-preset-actions.ts';

export type RecipeDialogPartProps = { readonly source: RecipeSource; readonly onClose: () => void };

/** How much of a prompt becomes a first name, in characters. */
const NAME_LENGTH = 60;

export function RecipeDialogPart({ source, onClose }: RecipeDialogPartProps) {
  const { model, input, preset } = source;
  const [title, setTitle] = useState(preset?.title ?? nameOf(model, input));
  const [description, setDescription] = useState(preset?.description ?? '');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [isPictured, setPictured] = useState(preset === null || preset.image !== null);
  const latest = useLatestImage(model);
  const definition = useQuery(modelsQuery).data?.hashes.get(model.id) ?? '';
  const { save, saveNew } = usePresetActions();
  const values = differencesOf(model, {}, input);
  const chosen = [...leftOut].reduce(
    (rest, topic) => writeTopic(model, rest, { topic, value: undefined }),
    input,
  );
  const shared = toShareable(model, chosen);
  // A preset stays on this server, which has the images; a link does not.
  const saved = withoutPrivate(model, chosen);
  const recipe: Recipe = {
    model: model.id,
    definition,
    title: title.trim(),
    description: description.trim(),
    isPartial: preset?.isPartial === true || leftOut.size > 0,
    input: shared.input,
  };
  const image = source.image ?? latest;
  const isEmpty = Object.keys(saved).length === 0;

  async function keep(): Promise<void> {
    const kept = { ...recipe, input: saved };
    const picture = isPictured ? image : null;
    const isSaved = preset
      ? await save({ ...kept, id: preset.id, image: picture })
      : await saveNew(kept, picture);
    if (isSaved) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={preset ? 'Edit or share the preset' : 'Save or share these settings'}
      description="For later here, or as a link that fills somebody’s form. Neither runs anything."
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            aria-disabled={title.trim() === '' || isEmpty}
            onClick={() => title.trim() !== '' && !isEmpty && void keep()}
          >
            {preset ? 'Save the changes' : 'Save as preset'}
          </Button>
        </>
      }
    >
      <div className="space-y-4 text-sm">
        <div className="flex gap-4">
          <div className="min-w-0 flex-1 space-y-2">
            <TextField
              label="Name"
              placeholder="Name"
              maxLength={200}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
            <TextArea
              label="Description"
              placeholder="Description: what it is for"
              rows={2}
              maxLength={4_000}
              value={description}
              onChange={({ target }) => setDescription(target.value)}
            />
            {image ? (
              <Switch checked={isPictured} onChange={setPictured}>
                {source.image ? 'With its picture' : 'With the latest picture of this model'}
              </Switch>
            ) : null}
          </div>
          {image && isPictured ? (
            <img
              src={presetPictureUrl(image)}
              alt=""
              className="size-28 shrink-0 rounded bg-hover object-cover max-sm:size-16"
            />
          ) : null}
        </div>
        <ParameterChoice values={values} leftOut={leftOut} onLeftOut={setLeftOut} />
        <RecipeShare model={model} recipe={recipe} input={chosen} shared={shared} />
      </div>
    </Dialog>
  );
}

function useLatestImage(model: Model): string | null {
  const { data: tasks } = useInfiniteQuery(tasksQuery({ model: model.id }));
  return tasks?.find(({ images }) => images.length > 0)?.images[0]?.id ?? null;
}

function nameOf(model: Model, input: Input): string {
  const prompt = String(valueOfRole(model.fields, input, 'prompt') ?? '').trim();
  const first = prompt.split('\n')[0] ?? '';
  return first.length > NAME_LENGTH ? `${first.slice(0, NAME_LENGTH).trimEnd()}…` : first;
}
