import { ImageDown } from 'lucide-react';
import type { Compared } from '#core/compare/compared.ts';
import { useSingleFlight } from '#web/task/use-single-flight.ts';
import { Button } from '#web/ui/button.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { drawSheet } from './draw-sheet.ts';

/** Saves the comparison as one picture with captions. */
export function ExportButton({ all }: { readonly all: readonly Compared[] }) {
  const [isBusy, start] = useSingleFlight();
  const toast = useToast();

  async function save(): Promise<void> {
    try {
      const url = URL.createObjectURL(await drawSheet(all));
      const link = document.createElement('a');
      link.href = url;
      link.download = 'proofsheet-comparison.png';
      link.click();
      // The browser has taken it over once this turn of the page is over.
      window.setTimeout(() => URL.revokeObjectURL(url));
    } catch (failure) {
      const description = failure instanceof Error ? failure.message : String(failure);
      toast.show({ tone: 'danger', title: 'The comparison could not be saved as a picture.', description });
    }
  }

  return (
    <Button size="sm" icon={ImageDown} aria-disabled={isBusy} onClick={() => start(save)}>
      Save as PNG
    </Button>
  );
}
