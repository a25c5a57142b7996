import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { Arrival } from '#core/transfer/arrival.ts';
import { differencesOf } from '#core/transfer/differences.ts';
import type { Turn } from '#web/playground/desk/create-desk.ts';

let made = 0;

/** What was done to a form all at once, told piece by piece. */
export type Tray = {
  /** Tells it from every other. */
  readonly id: number;
  /** What was loaded; `null` after a change of model. */
  readonly title: string | null;
  /** The model that was left; `null` where something was loaded. */
  readonly from: Model | null;
  readonly model: Model;
  readonly entries: readonly TrayEntry[];
  /** What the form held. */
  readonly before: Input;
};

/** `set`: it came with what was loaded. */
export type TrayEntry = Omit<Arrival, 'outcome'> & { readonly outcome: Arrival['outcome'] | 'set' };

/** What a change of model did; `null` where there is nothing to tell. */
export function trayOfTurn(model: Model, { from, arrivals, before }: Turn): Tray | null {
  return arrivals.length > 0 ? { id: ++made, title: null, from, model, entries: arrivals, before } : null;
}

/** What loading an input over another one did; `null` where nothing of the user's was changed. */
export function trayOfLoad(model: Model, before: Input, { input, title }: Loaded): Tray | null {
  const entries = differencesOf(model, before, input).map(
    (difference): TrayEntry => ({
      ...difference,
      outcome: difference.now === undefined ? 'removed' : difference.was === undefined ? 'set' : 'changed',
      held: difference.was,
      why: '',
    }),
  );
  return entries.some(({ was }) => was !== undefined)
    ? { id: ++made, title, from: null, model, entries, before }
    : null;
}

type Loaded = { readonly input: Input; readonly title: string };
