import { useState } from 'react';
import type { HandOver } from '#web/task/hand-over/create-hand-over.ts';
import { useHandOver } from '#web/task/hand-over/use-hand-over.ts';
import type { GivenFiles } from './given-files.ts';

/** What was handed over last, with a number of its own; `null`: nothing yet. */
export function useGivenFiles(
  handOver: HandOver<GivenFiles>,
): (GivenFiles & { readonly number: number }) | null {
  const [given, setGiven] = useState<(GivenFiles & { readonly number: number }) | null>(null);
  useHandOver(handOver, (taken) => setGiven((before) => ({ ...taken, number: (before?.number ?? 0) + 1 })));
  return given;
}
