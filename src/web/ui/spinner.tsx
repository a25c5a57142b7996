import { LoaderCircle } from 'lucide-react';

type SpinnerProps = {
  /** Spoken; leave it out where text beside it says the same. */
  readonly label?: string | undefined;
  readonly size?: 'sm' | 'md' | undefined;
};

export function Spinner({ label, size = 'md' }: SpinnerProps) {
  return (
    <span className="inline-flex shrink-0">
      <LoaderCircle
        aria-hidden="true"
        className={size === 'sm' ? 'size-3.5 animate-spin' : 'size-4 animate-spin'}
      />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
