import { CircleQuestionMark } from 'lucide-react';

type HelpButtonProps = {
  /** What the help is about. */
  readonly title: string;
  readonly isOpen: boolean;
  /** The id of the help, which is in the page while it is open. */
  readonly helpId: string;
  readonly tabIndex: -1 | undefined;
  readonly onToggle: () => void;
};

/** Unfolds the help of a field. A plain button: a tooltip on each of 70 fields would cost more than the fields. */
export function HelpButton({ title, isOpen, helpId, tabIndex, onToggle }: HelpButtonProps) {
  return (
    <button
      type="button"
      aria-label={`About ${title}`}
      aria-expanded={isOpen}
      aria-controls={isOpen ? helpId : undefined}
      tabIndex={tabIndex}
      onClick={onToggle}
      className="flex size-6 items-center justify-center rounded-md text-ink-faint transition-colors duration-100 hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink pointer-coarse:size-8"
    >
      <CircleQuestionMark aria-hidden="true" className="size-3.5" />
    </button>
  );
}
