import type { ComparedCell } from '#core/compare/compare-parameters.ts';
import { diffWords, type WordRun } from '#core/compare/word-diff.ts';

type ValueCellProps = {
  readonly cell: ComparedCell;
  /** The first image's text, where words are told apart against it. */
  readonly before: string | null;
};

/** What an image has of a parameter. */
export function ValueCell({ cell, before }: ValueCellProps) {
  switch (cell.kind) {
    case 'set':
      return before === null ? cell.text : <Words runs={diffWords(before, cell.text)} />;
    case 'drawn':
      return (
        <>
          {cell.text} <span className="font-sans text-ink-faint">drawn</span>
        </>
      );
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

function Words({ runs }: { readonly runs: readonly WordRun[] }) {
  let at = 0;
  return runs.map(({ kind, text }) => {
    const key = `${at}-${kind}`;
    at += text.length;
    if (kind === 'same') return <span key={key}>{text}</span>;
    return kind === 'added' ? (
      <ins key={key} className="rounded-sm bg-success-soft text-success">
        {text}
      </ins>
    ) : (
      <del key={key} className="rounded-sm bg-danger-soft text-danger">
        {text}
      </del>
    );
  });
}
