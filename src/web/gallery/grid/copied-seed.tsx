import { copyText } from '#web/ui/copy-text.ts';
import { useToast } from '#web/ui/use-toast.ts';

/**
 * A seed that a press copies. Its digits are the button: an icon beside each of a hundred seeds would be four elements more,
 * which were measured to cost frames while one scrolls.
 */
export function CopiedSeed({ seed }: { readonly seed: string }) {
  const toast = useToast();

  async function copy(): Promise<void> {
    if (await copyText(seed)) toast.show({ title: `Seed ${seed} is copied.`, tone: 'success' });
    else toast.show({ title: 'The seed could not be copied. Select it in the details.', tone: 'danger' });
  }

  return (
    <button
      type="button"
      aria-label={`Copy seed ${seed}`}
      title="Copy this seed"
      onClick={copy}
      className="min-h-6 cursor-copy truncate rounded font-mono text-ink underline decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-ink pointer-coarse:min-h-8"
    >
      {seed}
    </button>
  );
}
