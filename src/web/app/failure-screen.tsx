import { CircleAlert } from 'lucide-react';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';

/** What is left where a screen broke: the reason, and a way back. Nothing that was paid is lost: the server has it. */
export function FailureScreen({ error }: { readonly error: unknown }) {
  return (
    <main>
      <EmptyState
        icon={CircleAlert}
        title="This screen broke"
        action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
      >
        Your tasks, images and drafts are safe. {error instanceof Error ? error.message : String(error)}
      </EmptyState>
    </main>
  );
}
