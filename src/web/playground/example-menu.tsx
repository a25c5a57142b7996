import { BookOpen } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';

type ExampleMenuProps = { readonly model: Model; readonly onLoad: (input: Input, title: string) => void };

/** The published examples, always at hand. Nothing where there are none. */
export function ExampleMenu({ model, onLoad }: ExampleMenuProps) {
  const { examples } = model.definition;
  if (examples.length === 0) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label="Load an example"
          icon={BookOpen}
          variant="outline"
          className="h-auto self-stretch"
        />
      }
      items={examples.map(({ title, input }) => ({
        label: title,
        onSelect: () => onLoad(toSparseInput(input), title),
      }))}
    />
  );
}
