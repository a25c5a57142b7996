import type { Role } from '#core/schema/definition.ts';

/** What another program says it made an image with. */
export type ForeignRecipe = {
  /** Its name: `ComfyUI`. */
  readonly program: string;
  /** Each value under the name that the program has for it, and the role that it plays; `null`: none that is known here. */
  readonly values: readonly ForeignValue[];
};

export type ForeignValue = { readonly name: string; readonly role: Role | null; readonly value: string };

/** As many of another program's own values are named, and no more. */
export const MAX_VALUES = 100;
