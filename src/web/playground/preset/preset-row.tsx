import { ChevronDown, ChevronUp, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import type { Preset } from '#core/preset/preset.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import { presetPictureUrl } from '#web/api/image-url.ts';
import { useProviderTitle } from '#web/task/use-model.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import type { RecipeSource } from './recipe-source.ts';
import { usePresetActions } from './use-preset-actions.ts';

type PresetRowProps = {
  readonly preset: Preset;
  /** `null`: its model is gone. */
  readonly model: Model | null;
  /** Its neighbours: the one above, the one beneath, and the one beneath that. */
  readonly before: Preset | null;
  readonly after: Preset | null;
  readonly behind: Preset | null;
  readonly onApply: (preset: Preset) => void;
  readonly onEdit: (source: RecipeSource) => void;
};

/** One preset with what can be done with it. */
export function PresetRow({ preset, model, before, after, behind, onApply, onEdit }: PresetRowProps) {
  const { title, description, isPartial, image, input } = preset;
  const { move, remove, saveNew } = usePresetActions();
  const provider = useProviderTitle(model?.provider ?? '');
  const count = model ? differencesOf(model, {}, input).length : Object.keys(input).length;

  function copy(): void {
    const { id: _, image: picture, ...recipe } = preset;
    void saveNew({ ...recipe, title: `${title.slice(0, 190)} (copy)` }, picture);
  }

  return (
    <li className="flex items-center gap-3 py-2">
      <div className="size-14 shrink-0 overflow-hidden rounded bg-hover">
        {image ? <img src={presetPictureUrl(image)} alt="" className="size-full object-cover" /> : null}
      </div>
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate font-semibold text-ink">{title}</p>
        {description ? <p className="line-clamp-2 text-ink-soft">{description}</p> : null}
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
          {model ? `${model.definition.title} at ${provider}` : `${preset.model}, which is not here any more`}
          <Badge>{isPartial ? `${count} set, laid over` : `${count} set`}</Badge>
        </p>
      </div>
      <Button
        size="sm"
        aria-disabled={!model}
        aria-label={`Use ${title}`}
        onClick={() => model && onApply(preset)}
      >
        Use
      </Button>
      <Menu
        align="end"
        trigger={<IconButton label={`More for ${title}`} icon={Ellipsis} />}
        items={[
          {
            label: 'Edit or share',
            icon: Pencil,
            disabled: !model,
            onSelect: () => model && onEdit({ model, input, preset, image }),
          },
          { label: 'Duplicate', icon: Copy, onSelect: copy },
          { label: 'Move up', icon: ChevronUp, disabled: !before, onSelect: () => void move(preset, before) },
          {
            label: 'Move down',
            icon: ChevronDown,
            disabled: !after,
            onSelect: () => void move(preset, behind),
          },
          { label: 'Delete', icon: Trash2, danger: true, onSelect: () => void remove(preset, after) },
        ]}
      />
    </li>
  );
}
