import { FolderDown } from 'lucide-react';
import { Button } from '#web/ui/button.tsx';
import { useToast } from '#web/ui/use-toast.ts';
import { exportTasks } from './export-tasks.ts';
import { useSingleFlight } from './use-single-flight.ts';

/** Exports tasks as a ZIP, with everything that is known of them. */
export function ExportButton({ ids }: { readonly ids: readonly string[] }) {
  const toast = useToast();
  const [isRunning, run] = useSingleFlight();

  async function tryExport(): Promise<void> {
    await exportTasks(ids).catch((failure: unknown) => {
      toast.show({ title: failure instanceof Error ? failure.message : String(failure), tone: 'danger' });
    });
  }

  return (
    <Button
      icon={FolderDown}
      disabled={ids.length === 0}
      aria-busy={isRunning}
      onClick={() => run(tryExport)}
    >
      Export
    </Button>
  );
}
