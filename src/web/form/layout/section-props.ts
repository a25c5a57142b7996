import type { Field } from '#core/schema/field.ts';

/** What a field that holds fields gets. It reads its values by itself, so that a change inside does not render all of it. */
export type SectionProps<Kind extends Field = Field> = {
  readonly field: Kind;
  readonly path: string;
  /** The group's own title says the same: draw no heading. */
  readonly isBare: boolean;
};
