import type { Compared } from '#core/compare/compared.ts';

/** "Qwen-Image-2512, Replicate": two providers' models may have one name. */
export function modelTitle({ task, model, provider }: Compared): string {
  return model ? `${model.definition.title}, ${provider}` : task.model;
}
