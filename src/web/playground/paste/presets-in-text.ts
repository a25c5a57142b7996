import { parseJson } from '#core/json.ts';
import { holdsRecipes } from '#core/preset/holds-recipes.ts';

/** The text of a file of presets, pasted, as the file that it came from; `null`: it is none. */
export function presetsInText(text: string): File | null {
  if (!text.includes('"recipes"') || !holdsRecipes(parseJson(text))) return null;
  return new File([text], 'Pasted presets.json', { type: 'application/json' });
}
