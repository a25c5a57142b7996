import { useNow } from './use-now.ts';

/** "in 23 s", once a second, and "now" when the moment has come. Never announced: it would be said every second. */
export function Countdown({ until }: { readonly until: string }) {
  const leftMs = Date.parse(until) - useNow(true, 500);
  return (
    <span aria-live="off" className="whitespace-nowrap">
      {inSeconds(leftMs)}
    </span>
  );
}

function inSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (!(seconds > 0)) return 'now';
  return seconds < 60 ? `in ${seconds} s` : `in ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
