import type { ChoiceField } from '#core/schema/field.ts';

/** Whether choices stand side by side: where the definition says so, else where all fit into a panel of 360 px. */
export function isFewChoices({ control, choices }: ChoiceField): boolean {
  if (control === 'segmented' || control === 'list') return control === 'segmented';
  const characters = choices.reduce((sum, choice) => sum + choice.title.length, 0);
  return choices.length <= 4 && characters <= 30;
}
