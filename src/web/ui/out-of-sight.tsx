import type { ReactNode } from 'react';

type OutOfSightProps = { readonly isHidden: boolean; readonly children: ReactNode };

/**
 * Takes its children out of sight and out of reach, for assistive technology too, while the browser keeps what it knows of
 * their looks: shown again, they are there at once, where `hidden` has all of it worked out anew.
 */
export function OutOfSight({ isHidden, children }: OutOfSightProps) {
  return (
    <div
      data-out-of-sight={isHidden || undefined}
      className={isHidden ? 'h-0 overflow-hidden [content-visibility:hidden]' : undefined}
    >
      {children}
    </div>
  );
}
