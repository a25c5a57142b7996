import type { Model } from '#core/models/registry.ts';
import { getAt } from '#core/schema/path.ts';
import { titleAt } from '#core/schema/title-at.ts';
import type { ReadRequest } from '#core/snippet/read/read-request.ts';
import { LeftOut } from '#web/playground/left-out.tsx';
import { useProviderTitle } from '#web/task/use-model.ts';

type RequestReviewProps = { readonly request: ReadRequest; readonly current: Model };

/** The longest value that is shown whole, in characters. */
const SHOWN_LENGTH = 120;

/** What the form would take of a request, and what not, each with its reason. */
export function RequestReview({ request: { model, input, taken, left }, current }: RequestReviewProps) {
  const provider = useProviderTitle(model.provider);
  return (
    <div className="space-y-4 text-sm">
      <p className="text-ink-soft">
        For <strong className="font-semibold text-ink">{model.definition.title}</strong> at {provider}
        {model.id === current.id ? '.' : ', to which the form changes.'}
      </p>
      <section aria-label="Taken">
        <h3 className="font-semibold text-ink">
          {taken.length === 1 ? '1 value is taken' : `${taken.length} values are taken`}
        </h3>
        <dl className="mt-1 divide-y divide-line rounded-md border border-line bg-raised">
          {taken.map((path) => (
            <div key={path} className="flex flex-wrap gap-x-3 px-3 py-1.5">
              <dt className="w-40 shrink-0 text-ink-soft wrap-anywhere">{titleAt(model.fields, path)}</dt>
              <dd className="min-w-0 flex-1 basis-40 text-ink tabular-nums wrap-anywhere">
                {shorten(getAt(input, path))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <LeftOut left={left} />
    </div>
  );
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
