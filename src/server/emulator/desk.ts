import type { Clock } from '#core/clock.ts';
import type { Model } from '#core/models/registry.ts';
import type { Book } from './book.ts';
import type { FatePlan } from './fate-plan.ts';
import type { Gallery } from './gallery.ts';
import type { Habits } from './habits.ts';

/** What every route of the emulated providers works with. */
export type Desk = {
  readonly models: readonly Model[];
  readonly book: Book;
  readonly gallery: Gallery;
  readonly fates: FatePlan;
  readonly clock: Clock;
  /** How lifelike the waiting is: 1 is 1.2–3 s for one image, 0 is none. */
  readonly pace: number;
  readonly habits: Habits;
  /** Play money at each provider at the beginning, USD. */
  readonly balanceUsd: number;
};
