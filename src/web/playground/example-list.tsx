import type { Model } from '#core/models/registry.ts';
import type { Example } from '#core/schema/definition.ts';
import type { Input } from '#core/schema/input.ts';
import { valueOfRole } from '#core/schema/role.ts';
import { toSparseInput } from '#core/schema/sparse.ts';
import { formatUsd } from '#web/task/format.ts';

type ExampleListProps = { readonly model: Model; readonly onLoad: (input: Input, title: string) => void };

/** The examples that a model's provider published, to start from. Loading one runs nothing. */
export function ExampleList({ model, onLoad }: ExampleListProps) {
  return (
    <ul aria-label="Examples" className="grid gap-2 sm:grid-cols-2">
      {model.definition.examples.map((example) => (
        <li key={example.title}>
          <button
            type="button"
            onClick={() => onLoad(toSparseInput(example.input), example.title)}
            className="flex h-full w-full flex-col gap-1 rounded-md border border-line bg-raised p-3 text-left transition-colors duration-100 hover:border-line-strong hover:bg-hover"
          >
            <span className="font-semibold">{example.title}</span>
            <span className="line-clamp-3 text-xs text-ink-soft">{promptOf(model, example)}</span>
            <span className="mt-auto pt-1 text-xs text-ink-faint">{factsOf(example)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function promptOf(model: Model, example: Example): string {
  return String(valueOfRole(model.fields, toSparseInput(example.input), 'prompt') ?? '');
}

function factsOf({ result }: Example): string {
  const seed = result.seed === undefined ? [] : [`seed ${result.seed}`];
  const cost = result.cost === undefined ? [] : [`cost ${formatUsd(result.cost)}`];
  return [...seed, ...cost].join(' · ') || 'no seed or cost published';
}
