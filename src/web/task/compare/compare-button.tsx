import { Columns2 } from 'lucide-react';
import { MAX_COMPARED } from '#core/compare/comparison-set.ts';
import type { TaskImage } from '#core/task.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { gathering } from './gathering.ts';
import { useGathered } from './use-gathered.ts';

type CompareButtonProps = { readonly image: TaskImage; readonly className?: string | undefined };

/** Adds an image to the comparison that is being gathered, or takes it out. */
export function CompareButton({ image, className }: CompareButtonProps) {
  const isGathered = useGathered().includes(image.id);
  const toast = useToast();

  function toggle(): void {
    if (gathering.toggle(image.id)) return;
    toast.show({
      tone: 'warning',
      title: `${MAX_COMPARED} images are as many as can be compared. Take one out first, or clear the comparison.`,
    });
  }

  return (
    <IconButton
      size="sm"
      icon={Columns2}
      label={`Compare image ${image.index + 1}, seed ${image.seed ?? 'unknown'}`}
      pressed={isGathered}
      onClick={toggle}
      className={className}
    />
  );
}
