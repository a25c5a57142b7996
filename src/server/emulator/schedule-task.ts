import { createHash } from 'node:crypto';

/** Milliseconds since 1970. */
type Schedule = { readonly startsMs: number; readonly endsMs: number };

type Order = {
  /** The task's id: the same task takes the same time. */
  readonly key: string;
  readonly count: number;
  readonly nowMs: number;
  readonly pace: number;
};

/** When a task begins and ends: after 0.2–0.5 s, and 1.2–3 s for its first image, a fifth of that for each further one; all × `pace`. */
export function scheduleTask({ key, count, nowMs, pace }: Order): Schedule {
  const fraction = createHash('sha256').update(`time of ${key}`).digest().readUInt16BE(0) / 0xffff;
  const startsMs = nowMs + Math.round((200 + 300 * fraction) * pace);
  const runMs = (1000 + 1500 * fraction) * (1 + 0.2 * (count - 1)) * pace;
  return { startsMs, endsMs: startsMs + Math.round(runMs) };
}
