import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';

/** What pasting a request needs of the screen. */
export type PasteProps = {
  readonly models: readonly Model[];
  /** The model whose form is open. */
  readonly current: Model;
  /** Puts an input into the form of a model, which can be undone. `title` says what it is. */
  readonly onFill: (modelId: string, input: Input, title: string) => void;
};
