import { Columns2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { TaskImage } from '#core/task.ts';
import { Button } from '#web/ui/button.tsx';

type CompareLinkProps = {
  readonly images: readonly TaskImage[];
  /** Opens a comparison by its URL. */
  readonly onCompare: (url: string) => void;
};

/** How many images can stand beside each other. */
const COMPARED = { least: 2, most: 9 } as const;

/** To the comparison of what is chosen. */
export function CompareLink({ images, onCompare }: CompareLinkProps) {
  if (images.length < COMPARED.least || images.length > COMPARED.most) {
    return (
      <Button
        icon={Columns2}
        aria-disabled
        title={`Choose ${COMPARED.least} to ${COMPARED.most} images to compare`}
      >
        Compare
      </Button>
    );
  }
  const url = `/compare?images=${images.map(({ id }) => id).join(',')}`;

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
