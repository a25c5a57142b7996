import type { Role } from '#core/schema/definition.ts';
import { isInputObject } from '#core/schema/input.ts';
import { type ForeignRecipe, type ForeignValue, MAX_VALUES } from './foreign-recipe.ts';

/** A program whose recipes are one object of names and values. */
type Writer = { readonly program: string; readonly roles: ReadonlyMap<string, Role> };

/** Source: SwarmUI, `docs/Image Metadata Format.md` and `T2IParamTypes.cs`. */
export const SWARM_UI: Writer = {
  program: 'SwarmUI',
  roles: new Map<string, Role>([
    ['prompt', 'prompt'],
    ['negativeprompt', 'negative-prompt'],
    ['seed', 'seed'],
    ['steps', 'steps'],
    ['cfgscale', 'guidance'],
    ['width', 'width'],
    ['height', 'height'],
    ['sampler', 'scheduler'],
    ['initimagecreativity', 'strength'],
  ]),
};

/** Source: InvokeAI, `invokeai/app/invocations/metadata.py`, `CoreMetadata`. */
export const INVOKE_AI: Writer = {
  program: 'InvokeAI',
  roles: new Map<string, Role>([
    ['positive_prompt', 'prompt'],
    ['negative_prompt', 'negative-prompt'],
    ['seed', 'seed'],
    ['steps', 'steps'],
    ['cfg_scale', 'guidance'],
    ['width', 'width'],
    ['height', 'height'],
    ['scheduler', 'scheduler'],
    ['strength', 'strength'],
  ]),
};

/** Reads the recipe of such a program from its parsed JSON. What is unset there is passed over. */
export function readNamedValues(object: unknown, { program, roles }: Writer): ForeignRecipe | null {
  if (!isInputObject(object)) return null;
  const values = Object.entries(object)
    .slice(0, MAX_VALUES)
    .flatMap(([name, value]): readonly ForeignValue[] => {
      const role = roles.get(name) ?? null;
      if (value === null || value === '') return [];
      return [{ name: name.slice(0, 80), role, value: typeof value === 'object' ? '' : String(value) }];
    });
  return values.some(({ role }) => role !== null) ? { program, values } : null;
}
