import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import type { Compared } from '#core/compare/compared.ts';
import { LINK_FORMAT } from '#core/preset/link-format.ts';
import { modelsQuery } from '#web/api/models-query.ts';
import { encodedLinkQuery } from '#web/task/encoded-link-query.ts';
import { formatBytes } from '#web/task/format.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { recipesOfCompared } from './recipes-of-compared.ts';

const NO_HASHES: ReadonlyMap<string, string> = new Map();

/** Copies a link with the recipes of all that is compared, so that who has none of these images can make them. */
export function RecipesButton({ all }: { readonly all: readonly Compared[] }) {
  const hashes = useQuery(modelsQuery).data?.hashes ?? NO_HASHES;
  const { recipes, left } = recipesOfCompared(all, hashes);
  const { data: fragment } = useQuery({ ...encodedLinkQuery(recipes), enabled: recipes.length > 0 });
  const toast = useToast();
  if (fragment === undefined) return null;
  if (fragment === null) {
    return (
      <Button
        size="sm"
        icon={Copy}
        aria-label="Copy a link with all recipes"
        onClick={() =>
          toast.show({
            tone: 'warning',
            title: `These recipes are too long for one link, which holds about ${formatBytes(LINK_FORMAT.maxLength)}.`,
            description: 'Compare fewer at once, or export their tasks from the gallery.',
          })
        }
      >
        Recipes
      </Button>
    );
  }

  function tellWhatStays(): void {
    if (left.length === 0) return;
    toast.show({
      tone: 'warning',
      title: 'The link is copied. Not everything is in it.',
      description: left.join(' '),
    });
  }

  return (
    <CopyButton
      text={`${window.location.origin}/#${fragment}`}
      label="Copy a link with all recipes"
      onCopied={tellWhatStays}
    >
      Recipes
    </CopyButton>
  );
}
