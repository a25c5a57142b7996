import { z } from 'zod';

/** Where a process dies. Source: shared/faults.md §2; P0 has no seam, P13 and P14 are tested inside the process. */
export const CRASH_POINTS = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** It dies when it passes the point for the `nth` time, from 1. */
export type Crash = { readonly at: CrashPoint; readonly nth: number };

export const crashPointSchema = z.enum(CRASH_POINTS);
