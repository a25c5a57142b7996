import { useEffect, useState } from 'react';
import { isTextBox } from '#web/ui/is-text-box.ts';

/** Whether the map of all keys is open, and what opens it; `?` does, outside of text boxes. */
export function useKeyboardMap(): readonly [boolean, (open: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const isAsked = event.key === '?' && !event.ctrlKey && !event.metaKey && !event.defaultPrevented;
      if (!isAsked || isTextBox(event.target)) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
  return [isOpen, setOpen];
}
