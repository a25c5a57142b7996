import { useEffect, useState } from 'react';

/** The time in milliseconds since 1970, renewed every `everyMs` while `isTicking`. */
export function useNow(isTicking: boolean, everyMs = 100): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return;
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [isTicking, everyMs]);
  return now;
}
