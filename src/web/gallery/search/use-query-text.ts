import { useEffect, useRef, useState } from 'react';

/** How long typing rests before it is looked for, in milliseconds. */
const TYPING_MS = 250;

/** What is being typed, and what is looked for a moment later. */
export function useQueryText(query: string, onQuery: (query: string) => void) {
  const [text, setText] = useState(query);
  const timer = useRef<number | null>(null);
  const told = useRef(query);
  useEffect(() => {
    // The URL may change from outside, as by going back; what is being typed comes first.
    if (timer.current === null && query !== told.current) setText(query);
    told.current = query;
  }, [query]);

  function tell(next: string): void {
    timer.current = null;
    told.current = next.trim();
    onQuery(next.trim());
  }

  function type(next: string): void {
    setText(next);
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => tell(next), TYPING_MS);
  }

  /** Without a wait: it is no typing. */
  function replace(next: string): void {
    if (timer.current !== null) window.clearTimeout(timer.current);
    setText(next);
    tell(next);
  }

  return { text, type, replace };
}
