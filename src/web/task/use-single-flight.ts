import { useRef, useState } from 'react';

/** Whether an act is under way, and what starts it: a second press meanwhile does nothing, even in the same instant. */
export function useSingleFlight(): readonly [isBusy: boolean, start: (act: () => Promise<unknown>) => void] {
  const isUnderWay = useRef(false);
  const [isBusy, setBusy] = useState(false);

  function start(act: () => Promise<unknown>): void {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    void act().finally(() => {
      isUnderWay.current = false;
      setBusy(false);
    });
  }

  return [isBusy, start];
}
