import { Columns2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { MAX_COMPARED } from '#core/compare/comparison-set.ts';
import type { TaskImage } from '#core/task.ts';
import { compareUrl } from '#web/task/compare/compare-url.ts';
import { Button } from '#web/ui/button.tsx';

type CompareLinkProps = {
  readonly images: readonly TaskImage[];
  /** Opens a comparison by its URL. */
  readonly onCompare: (url: string) => void;
};

/** To the comparison of what is chosen. */
export function CompareLink({ images, onCompare }: CompareLinkProps) {
  if (images.length < 2 || images.length > MAX_COMPARED) {
    return (
      <Button icon={Columns2} aria-disabled title={`Choose 2 to ${MAX_COMPARED} images to compare`}>
        Compare
      </Button>
    );
  }
  const url = compareUrl(images.map(({ id }) => id));

  function open(event: MouseEvent): void {
    // With a key, the browser opens it elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onCompare(url);
  }

  return (
    <a href={url} onClick={open} className={linkStyle}>
      <Columns2 aria-hidden="true" className="-ml-1 size-4 shrink-0" />
      Compare
    </a>
  );
}

const linkStyle = [
  'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border border-line bg-raised px-3 text-sm font-medium',
  'hover:border-line-strong hover:bg-hover pointer-coarse:h-10',
].join(' ');
