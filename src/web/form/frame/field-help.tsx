import type { Field } from '#core/schema/field.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { factsOfField } from './facts-of-field.ts';

type FieldHelpProps = {
  readonly id: string;
  /** More than one where several fields share a control. */
  readonly fields: readonly Field[];
};

/** The help text of a field: its meaning, limits in words, full path and source. */
export function FieldHelp({ id, fields }: FieldHelpProps) {
  const { model } = useFormScope();
  return (
    <div
      id={id}
      className="mb-1.5 space-y-2 rounded-md border border-line bg-canvas px-2.5 py-2 text-xs text-ink-soft"
    >
      {fields.map((field) => (
        <div key={field.path} className="space-y-1.5">
          {field.description ? (
            <p className="whitespace-pre-line wrap-anywhere">{field.description}</p>
          ) : null}
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-0.5">
            {factsOfField(field).map(([term, text]) => (
              <div key={term} className="contents">
                <dt className="text-ink-faint">{term}</dt>
                <dd className="wrap-anywhere">{text}</dd>
              </div>
            ))}
            <dt className="text-ink-faint">Name</dt>
            <dd className="font-mono text-2xs wrap-anywhere">{field.path}</dd>
          </dl>
        </div>
      ))}
      <a
        href={model.definition['x-docs']}
        target="_blank"
        rel="noreferrer"
        className="inline-block text-accent underline underline-offset-2"
      >
        Documentation of {model.definition.title}
      </a>
    </div>
  );
}
