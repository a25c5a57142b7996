import { useWatch } from 'react-hook-form';
import type { Model } from '#core/models/registry.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { additionsOf } from './additions-of.ts';

/** The foot of the JSON: that it goes out as it stands, and what is added to it. Follows the input as it is typed. */
export function ServerAdditions({ model, form }: { readonly model: Model; readonly form: InputForm }) {
  const additions = useWatch({
    control: form.rhf.control,
    compute: (values: unknown) => additionsOf(model, toSparseInput(values)),
  });
  return (
    <div className="space-y-1 border-t border-line pt-2 text-xs text-ink-soft">
      <p>
        {additions.length === 0
          ? 'This goes out as it stands here. The server adds nothing.'
          : 'This goes out as it stands here. The server adds:'}
      </p>
      <dl className="space-y-0.5">
        {additions.map(({ path, value, reason }) => (
          <div key={path} className="flex flex-wrap gap-x-2">
            <dt className="font-mono text-2xs leading-4 text-ink">{path}</dt>
            <dd className="font-mono text-2xs leading-4 wrap-anywhere">{value}</dd>
            <dd className="text-2xs text-ink-faint">{reason}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
