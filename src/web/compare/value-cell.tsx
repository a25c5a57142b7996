import type { ComparedCell } from '#core/compare/compare-parameters.ts';
import { isReadable } from '#core/compare/is-readable.ts';
import { diffWords } from '#core/compare/word-diff.ts';
import { valueUrl } from '#web/api/image-url.ts';

type ValueCellProps = {
  readonly cell: ComparedCell;
  /** The first image's text, where words are told apart against it. */
  readonly before: string | null;
};

/** What an image has of a parameter. */
export function ValueCell({ cell, before }: ValueCellProps) {
  switch (cell.kind) {
    case 'set':
      return before === null ? cell.text : <Words before={before} text={cell.text} />;
    case 'drawn':
      return (
        <>
          {cell.text} <span className="font-sans text-ink-faint">drawn</span>
        </>
      );
    case 'images':
      return <Images values={cell.values} />;
    case 'unset':
      return (
        <span className="font-sans text-ink-faint">
          unset{cell.fallback === null ? '' : ` · default ${cell.fallback}`}
        </span>
      );
    case 'absent':
      return <span className="font-sans text-ink-faint">no such parameter</span>;
  }
}

/** What our server has as a picture, the rest as it stands. */
function Images({ values }: { readonly values: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {values.map((value, at) => {
        const url = valueUrl(value, 320);
        // One image may stand in a list twice.
        const key = `${at}-${value}`;
        return url === null ? (
          <span key={key}>{value}</span>
        ) : (
          <img
            key={key}
            src={url}
            alt={`Source ${at + 1}`}
            title={value}
            loading="lazy"
            className="size-14 rounded border border-line bg-hover object-contain"
          />
        );
      })}
    </span>
  );
}

type WordsProps = { readonly before: string; readonly text: string };

/** The words that differ. Of texts with little in common a list of them would be harder to read than the text. */
function Words({ before, text: whole }: WordsProps) {
  const runs = diffWords(before, whole);
  if (!isReadable(runs)) return whole;
  let at = 0;
  return runs.map(({ kind, text }) => {
    const key = `${at}-${kind}`;
    at += text.length;
    if (kind === 'same') return <span key={key}>{text}</span>;
    return kind === 'added' ? (
      <ins key={key} className="rounded-sm bg-success-soft text-success [del+&]:ms-0.5">
        {text}
      </ins>
    ) : (
      <del key={key} className="rounded-sm bg-danger-soft text-danger">
        {text}
      </del>
    );
  });
}
