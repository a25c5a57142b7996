import type { Model } from '#core/models/registry.ts';
import type { Preset } from '#core/preset/preset.ts';
import type { Input } from '#core/schema/input.ts';

/** What is saved or shared: what a form holds, or a preset that is there already. */
export type RecipeSource = {
  readonly model: Model;
  readonly input: Input;
  readonly preset: Preset | null;
  /** What was made by it, as a preset names it; `null`: none is known. */
  readonly image: string | null;
};
