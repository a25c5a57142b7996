import { startTransition, useEffect, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { ModelForm } from '#web/form/model-form.tsx';
import type { FormServices } from '#web/form/state/form-services.ts';
import { OutOfSight } from '#web/ui/out-of-sight.tsx';
import type { Desk } from './desk/create-desk.ts';

type KeptFormsProps = {
  readonly models: readonly Model[];
  readonly model: Model;
  readonly desk: Desk;
  readonly services: FormServices;
};

/** How many forms stay in the page, the shown one among them. */
const MOST_KEPT = 4;

/**
 * The form of the chosen model; those of others stay in the page, out of sight, so that a change of model draws nothing anew.
 * The first ones are made when the browser has time.
 */
export function KeptForms({ models, model, desk, services }: KeptFormsProps) {
  const [keptIds, setKeptIds] = useState<readonly string[]>([model.id]);
  const ids = keptIds.includes(model.id) ? keptIds : [model.id, ...keptIds].slice(0, MOST_KEPT);
  if (ids !== keptIds) setKeptIds(ids);

  useEffect(() => {
    const next = models.find(({ id }) => !ids.includes(id));
    if (!next || ids.length >= MOST_KEPT) return;
    return whenIdle(() => startTransition(() => setKeptIds([...ids, next.id])));
  }, [models, ids]);

  return models
    .filter(({ id }) => ids.includes(id))
    .map((kept) => (
      <OutOfSight key={kept.id} isHidden={kept.id !== model.id}>
        <ModelForm model={kept} form={desk.formOf(kept)} services={services} />
      </OutOfSight>
    ));
}

/** How long after the last was made the next one may be, in milliseconds. */
const PAUSE_MS = 1_000;

/** Runs `work` in an idle moment, a little later. Answers what calls it off. */
function whenIdle(work: () => void): () => void {
  let idle: number | undefined;
  const timer = window.setTimeout(() => {
    // Safari has no such callback.
    if ('requestIdleCallback' in window) idle = window.requestIdleCallback(work);
    else work();
  }, PAUSE_MS);
  return () => {
    window.clearTimeout(timer);
    if (idle !== undefined) window.cancelIdleCallback(idle);
  };
}
