import { useQuery } from '@tanstack/react-query';
import { Bookmark, BookOpen, Link, List } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { Model } from '#core/models/registry.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { presetsQuery } from '#web/api/presets-query.ts';
import type { PresetProps } from '#web/playground/preset/preset-props.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { openedLink } from './opened-link.ts';

type PresetMenuProps = Pick<PresetProps, 'onApply'> & {
  readonly model: Model;
  /** Opens the list of all presets. */
  readonly onAll: () => void;
};

/** How many of one's own presets stand here; the rest are in the list of all. */
const MOST_SHOWN = 8;

/** One's own presets of a model, its published examples, and a link that was put aside, always at hand. */
export function PresetMenu({ model, onApply, onAll }: PresetMenuProps) {
  const { data: presets = [] } = useQuery(presetsQuery);
  const isLinkAside = useSyncExternalStore(openedLink.subscribe, openedLink.aside) !== null;
  const own = presets.filter((preset) => preset.model === model.id).slice(0, MOST_SHOWN);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label="Presets and examples"
          icon={BookOpen}
          variant="outline"
          className="h-auto self-stretch"
        />
      }
      items={[
        ...own.map((preset) => ({
          id: preset.id,
          label: preset.title,
          icon: Bookmark,
          onSelect: () => onApply(preset),
        })),
        ...model.definition.examples.map(({ title, input }) => ({
          label: title,
          icon: BookOpen,
          onSelect: () => onApply({ model: model.id, title, isPartial: false, input: toSparseInput(input) }),
        })),
        ...(isLinkAside
          ? [{ label: 'Recipes of the link…', icon: Link, onSelect: openedLink.openAgain }]
          : []),
        { label: 'All presets…', icon: List, onSelect: onAll },
      ]}
    />
  );
}
