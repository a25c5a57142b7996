import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import type { RunFailure } from '#web/task/run/run-failure.ts';

/** What each way to run an image again gets: its model and recipe, and what takes the run. */
export type WayProps = {
  readonly model: Model;
  readonly recipe: Input;
  readonly isBusy: boolean;
  readonly failure: RunFailure | null;
  readonly onRun: (run: { readonly model: Model; readonly input: Input }) => void;
};
