import { Check, Copy, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { IconButton } from './icon-button.tsx';

type CopyButtonProps = {
  readonly text: string | (() => string);
  /** Names the button, such as "Copy seed". */
  readonly label: string;
  readonly size?: 'sm' | 'md' | undefined;
  readonly onCopied?: () => void;
  /** Text of the button; without it the button is an icon. */
  readonly children?: ReactNode;
};

const shownMs = 1500;

export function CopyButton({ text, label, size = 'sm', onCopied, children }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');

  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    const copied = await copyText(typeof text === 'string' ? text : text());
    setOutcome(copied ? 'copied' : 'failed');
    if (copied) onCopied?.();
  }

  const { icon, said } = outcomes[outcome];
  return (
    <span className="inline-flex">
      {children ? (
        <Button size={size} icon={icon} aria-label={label} onClick={copy}>
          {children}
        </Button>
      ) : (
        <IconButton size={size} icon={icon} label={label} onClick={copy} />
      )}
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </span>
  );
}

const outcomes = {
  none: { icon: Copy, said: '' },
  copied: { icon: Check, said: 'Copied' },
  failed: { icon: X, said: 'Could not copy' },
};
