import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { costOfImage } from '#core/cost-of-image.ts';
import type { Task, TaskImage } from '#core/task.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { CompareButton } from './compare/compare-button.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { formatCost } from './format.ts';

type ImageCaptionProps = {
  readonly task: Task;
  readonly image: TaskImage;
  /** Puts the seed into the form; absent where there is none. */
  readonly onLockSeed?: ((seed: string) => void) | undefined;
  /** Buttons beside the download. */
  readonly actions?: ReactNode;
};

/** Beneath every picture: its seed with all digits, its cost, its size in pixels. */
export function ImageCaption({ task, image, onLockSeed, actions }: ImageCaptionProps) {
  const { seed } = image;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-xs text-ink-soft">
      {seed === null ? null : (
        <span className="flex min-w-0 items-center gap-1">
          <span className="text-ink-faint">seed</span>
          <span className="truncate font-mono text-ink select-all">{seed}</span>
          <CopyButton text={seed} label={`Copy seed ${seed}`} size="sm" />
          {onLockSeed ? (
            <IconButton
              size="sm"
              icon={Lock}
              label={`Lock seed ${seed}: use it for the next run`}
              onClick={() => onLockSeed(seed)}
            />
          ) : null}
        </span>
      )}
      <span
        title={
          image.costUsd === null ? 'The provider reports no cost for each image' : 'Reported by the provider'
        }
      >
        {formatCost(costOfImage(task, image))}
      </span>
      <span>
        {image.width} × {image.height}
      </span>
      <span className="flex items-center gap-1">
        <DownloadMenu image={image} />
        <CompareButton image={image} />
        {actions}
      </span>
    </div>
  );
}
