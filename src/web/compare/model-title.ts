import type { Compared } from '#core/compare/compared.ts';

/** "Qwen-Image-2512, replicate": two providers' models may have one name. */
export function modelTitle({ task, model }: Compared): string {
  return model ? `${model.definition.title}, ${model.provider}` : task.model;
}
