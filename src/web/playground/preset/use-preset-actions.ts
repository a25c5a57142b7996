import { useQueryClient } from '@tanstack/react-query';
import type { Preset } from '#core/preset/preset.ts';
import type { Recipe } from '#core/preset/recipe.ts';
import { newId } from '#web/api/new-id.ts';
import { deletePreset, movePreset, savePreset } from '#web/api/preset-calls.ts';
import { presetsQuery } from '#web/api/presets-query.ts';
import { useToast } from '#web/ui/use-toast.ts';

/** What can be done with presets, each told when it failed, and undone where it destroys. */
export function usePresetActions() {
  const client = useQueryClient();
  const toast = useToast();

  /** Answers whether it was done. */
  async function apply(change: Promise<unknown>): Promise<boolean> {
    try {
      await change;
      return true;
    } catch (failure) {
      toast.show({ title: failure instanceof Error ? failure.message : String(failure), tone: 'danger' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: presetsQuery.queryKey });
    }
  }

  async function save(preset: Preset): Promise<boolean> {
    const isSaved = await apply(savePreset(preset));
    if (isSaved) toast.show({ title: `“${preset.title}” is saved.` });
    return isSaved;
  }

  return {
    save,
    saveNew: (recipe: Recipe, image: string | null = null) => save({ ...recipe, id: newId(), image }),
    /** A new one without a word, as one of many. Answers whether it was saved. */
    add: (recipe: Recipe, image: string | null) => apply(savePreset({ ...recipe, id: newId(), image })),
    move: (preset: Preset, before: Preset | null) => apply(movePreset(preset.id, before?.id ?? null)),
    async remove(preset: Preset, next: Preset | null) {
      if (!(await apply(deletePreset(preset.id)))) return;
      async function putBack() {
        if ((await apply(savePreset(preset))) && next) await apply(movePreset(preset.id, next.id));
      }
      toast.show({
        title: `“${preset.title}” is deleted.`,
        action: { label: 'Undo', onSelect: () => void putBack() },
      });
    },
  };
}
