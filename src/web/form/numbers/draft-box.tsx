import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { isComposing } from '#web/form/controls/is-composing.ts';
import { formKeyOf } from '#web/form/form-key-of.ts';
import type { AccessibleName } from '#web/ui/accessible-name.ts';
import { TextField } from '#web/ui/text-field.tsx';

type DraftBoxProps = AccessibleName & {
  readonly ref?: Ref<HTMLInputElement> | undefined;
  /** The committed value as text. */
  readonly text: string;
  readonly onCommit: (text: string) => void;
  /** Arrow up and down; gets the text as it stands. */
  readonly onStep?: ((text: string, direction: 1 | -1) => void) | undefined;
  readonly mono?: boolean | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'url' | undefined;
  readonly placeholder?: string | undefined;
  readonly suffix?: ReactNode;
  readonly className?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly 'aria-required'?: boolean | undefined;
};

/** A text box whose text stays exactly as typed until Enter or until it is left. Escape brings back what was there. */
export function DraftBox({ text, onCommit, onStep, ...field }: DraftBoxProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function commit() {
    if (draft === null) return;
    setDraft(null);
    if (draft !== text) onCommit(draft);
  }

  function handleKey(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === 'Enter') commit();
    // A reset is about what is typed here, too.
    if (formKeyOf(event) === 'reset') setDraft(null);
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
    if (onStep && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      setDraft(null);
      onStep(draft ?? text, event.key === 'ArrowUp' ? 1 : -1);
    }
  }

  return (
    <TextField
      {...field}
      spellCheck={false}
      value={draft ?? text}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={handleKey}
    />
  );
}
