import { classNames } from './class-names.ts';

/** The place of something that is still loading; its size comes from the classes. Say in words, elsewhere, what is awaited. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return <div aria-hidden="true" className={classNames('animate-pulse rounded-md bg-hover', className)} />;
}
