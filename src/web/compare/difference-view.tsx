import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import type { Compared } from '#core/compare/compared.ts';
import { type MeasuredDifference, measureDifference } from '#web/task/compare/measure-difference.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import type { ViewStore } from './create-view-store.ts';
import { JointPicture } from './joint-picture.tsx';
import { JointStage } from './joint-stage.tsx';
import type { Pair } from './pair.ts';
import { PictureFrame } from './picture-frame.tsx';

type DifferenceViewProps = { readonly pair: Pair<Compared>; readonly store: ViewStore };

/** Where two images differ, as a map of heat, and how much. */
export function DifferenceView({ pair: [a, b], store }: DifferenceViewProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ['difference', a.image.id, b.image.id],
    queryFn: () => measureDifference([a.image, b.image]),
    staleTime: Number.POSITIVE_INFINITY,
    // 16 MB of pixels are not worth keeping for later.
    gcTime: 0,
    retry: false,
  });
  if (error) {
    return (
      <EmptyState
        icon={CircleAlert}
        title="These two cannot be compared by pixels"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  if (!data) return <Skeleton className="h-[60dvh]" />;
  const isOneSize = a.image.width === b.image.width && a.image.height === b.image.height;
  return (
    <div className="space-y-2">
      <p role="status" className="text-sm">
        {figuresOf(data)}
      </p>
      {isOneSize ? null : (
        <Notice
          tone="neutral"
          title={`Their sizes differ: ${sizeOf(a)} and ${sizeOf(b)}. Both were scaled to ${data.width} × ${data.height}.`}
        />
      )}
      <JointStage store={store} first={a.image} label="Where the two pictures differ">
        <PictureFrame first={a.image}>
          <JointPicture store={store} first={a.image} size={data}>
            <canvas
              ref={(canvas) => draw(canvas, data)}
              width={data.width}
              height={data.height}
              role="img"
              aria-label={`Map of differences. ${figuresOf(data)}`}
              className="block"
            />
          </JointPicture>
        </PictureFrame>
      </JointStage>
      <p className="text-xs text-ink-soft">Black: alike. Red, yellow, white: more and more different.</p>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement | null, { heat, width, height }: MeasuredDifference): void {
  canvas?.getContext('2d')?.putImageData(new ImageData(heat, width, height), 0, 0);
}

function figuresOf({ share, mean }: MeasuredDifference): string {
  if (share === 0) return 'Identical: no pixel differs.';
  return `${(share * 100).toFixed(2)} % of the pixels differ; the mean difference is ${mean.toFixed(2)} of 255.`;
}

function sizeOf({ image }: Compared): string {
  return `${image.width} × ${image.height}`;
}
