import { parseJson } from '#core/json.ts';
import { isInputObject } from '#core/schema/input.ts';
import type { EmbeddedTexts } from './embedded-texts.ts';
import type { ForeignRecipe } from './foreign-recipe.ts';
import { readComfyGraph } from './read-comfy-graph.ts';
import { readInfotext } from './read-infotext.ts';
import { INVOKE_AI, readNamedValues, SWARM_UI } from './read-named-values.ts';

/** The recipe that another program left in an image; `null`: none that is known here. Never throws. */
export function readForeign(texts: EmbeddedTexts): ForeignRecipe | null {
  const parameters = texts.get('parameters');
  const swarm = parameters?.startsWith('{') ? parseJson(parameters) : undefined;
  if (isInputObject(swarm)) {
    const recipe = readNamedValues(swarm.sui_image_params, SWARM_UI);
    if (recipe) return recipe;
  }
  return (
    readNamedValues(jsonOf(texts, 'invokeai_metadata'), INVOKE_AI) ??
    (parameters === undefined ? null : readInfotext(parameters)) ??
    readComfyGraph(jsonOf(texts, 'prompt'))
  );
}

function jsonOf(texts: EmbeddedTexts, keyword: string): unknown {
  const text = texts.get(keyword);
  return text === undefined ? undefined : parseJson(text);
}
