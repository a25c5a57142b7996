import { Badge } from '#web/ui/badge.tsx';

/** "3 set": how many values a folded or nested part holds. Nothing where it holds none. */
export function SetCount({ count }: { readonly count: number }) {
  return count > 0 ? <Badge tone="accent">{count} set</Badge> : null;
}
