import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

type DisclosureProps = {
  readonly title: ReactNode;
  /** Drawn at the end of the heading, such as a count. */
  readonly badge?: ReactNode;
  /** A button beside the heading. */
  readonly action?: ReactNode;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly defaultOpen?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  /** Mounted only while open. */
  readonly children: ReactNode;
};

export function Disclosure({
  title,
  badge,
  action,
  level = 3,
  defaultOpen = false,
  open,
  onOpenChange,
  children,
}: DisclosureProps) {
  const [isOpenInside, setOpenInside] = useState(defaultOpen);
  const isOpen = open ?? isOpenInside;
  const panelId = useId();
  const Heading = headings[level];

  function toggle() {
    setOpenInside(!isOpen);
    onOpenChange?.(!isOpen);
  }

  return (
    <div>
      <div className="flex items-center gap-1">
        <Heading className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? panelId : undefined}
            onClick={toggle}
            className="group -mx-1 flex min-h-8 w-[calc(100%+0.5rem)] items-center gap-1.5 rounded px-1 text-left text-sm font-semibold text-ink transition-colors duration-100 hover:bg-hover pointer-coarse:min-h-11"
          >
            <ChevronRight
              aria-hidden="true"
              className="size-4 shrink-0 text-ink-faint transition-transform duration-100 group-aria-expanded:rotate-90"
            />
            <span className="min-w-0 flex-1">{title}</span>
            {badge}
          </button>
        </Heading>
        {action}
      </div>
      {isOpen ? (
        <div id={panelId} className="pt-1 pb-3">
          {children}
        </div>
      ) : null}
    </div>
  );
}

const headings = { 2: 'h2', 3: 'h3', 4: 'h4' } satisfies Record<number, 'h2' | 'h3' | 'h4'>;
