type HelpButtonProps = {
  /** What the help is about. */
  readonly title: string;
  readonly isOpen: boolean;
  /** The id of the help, which is in the page while it is open. */
  readonly helpId: string;
  readonly tabIndex: -1 | undefined;
  readonly onToggle: () => void;
};

/**
 * Unfolds the help of a field. A plain button with a letter: a tooltip on each of 70 fields would cost more than the fields, and
 * an icon, which is four elements more, a tenth of the time in which a form comes up.
 */
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
      <span
        aria-hidden="true"
        className="grid size-3.5 place-items-center rounded-full border border-current text-2xs leading-none"
      >
        ?
      </span>
    </button>
  );
}
