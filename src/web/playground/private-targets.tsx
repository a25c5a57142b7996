import { Send } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import type { Input } from '#core/schema/input.ts';
import { getAt } from '#core/schema/path.ts';
import { privatePaths } from '#core/schema/private-paths.ts';

type PrivateTargetsProps = {
  readonly model: Model;
  readonly input: Input;
  readonly id?: string | undefined;
};

/**
 * Where a run goes beside here: what was typed into private fields, before it is sent, each host in full. Nothing where
 * nothing was; an address without a host is an issue at its field, and is not sent.
 */
export function PrivateTargets({ model, input, id }: PrivateTargetsProps) {
  const targets = privatePaths(model, input)
    .map((path) => ({ path, ...describe(model, input, path) }))
    .filter(({ host }) => host !== '');
  if (targets.length === 0) return null;
  return (
    <ul id={id} className="space-y-0.5 text-xs text-ink-soft">
      {targets.map(({ path, title, host }) => (
        <li key={path} className="flex items-start gap-1.5">
          <Send aria-hidden="true" className="mt-0.5 size-3 shrink-0 text-accent" />
          <span className="min-w-0 wrap-anywhere">
            {host === null ? (
              `${title} is sent, too`
            ) : (
              <>
                Result also goes to <strong className="font-semibold text-ink">{host}</strong> ({title})
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** `host`: of an address, with its port; `null` where the field holds something else. */
function describe({ fields }: Model, input: Input, path: string) {
  const field = fieldAt(fields, path);
  const text = String(getAt(input, path));
  const isAddress = field?.kind === 'text' && field.format === 'uri';
  const host = URL.canParse(text) ? new URL(text).host : '';
  return { title: field?.title ?? path, host: isAddress ? host : null };
}
