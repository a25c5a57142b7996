import type { ChoiceField } from '#core/schema/field.ts';

/** Whether all choices fit side by side into a panel of 360 px. */
export function isFewChoices({ choices }: ChoiceField): boolean {
  const characters = choices.reduce((sum, choice) => sum + choice.title.length, 0);
  return choices.length <= 4 && characters <= 30;
}
