import type { ComparedFigure } from '#core/compare/compare-figures.ts';
import type { ComparedCell, ComparedRow } from '#core/compare/compare-parameters.ts';
import type { Compared } from '#core/compare/compared.ts';
import type { TextTable } from '#core/compare/text-table.ts';
import { FIGURE_TITLES, figureText } from './figure-text.ts';
import { modelTitle } from './model-title.ts';

type TableParts = {
  readonly all: readonly Compared[];
  readonly figures: readonly ComparedFigure[];
  readonly rows: readonly ComparedRow[];
};

/** What the table shows, as text to take along. */
export function toTextTable({ all, figures, rows }: TableParts): TextTable {
  return {
    head: ['Parameter', ...all.map((compared, index) => `${index + 1}. ${modelTitle(compared)}`)],
    rows: [
      ...figures.map((figure) => [
        FIGURE_TITLES[figure.kind],
        ...figure.cells.map((cell) => figureText(figure.kind, cell)),
      ]),
      ...rows.map(({ title, cells }) => [title, ...cells.map(cellText)]),
    ],
  };
}

function cellText(cell: ComparedCell): string {
  switch (cell.kind) {
    case 'set':
    case 'drawn':
    case 'images':
      return cell.text;
    case 'unset':
      return cell.fallback === null ? 'unset' : `unset (default ${cell.fallback})`;
    case 'absent':
      return 'no such parameter';
  }
}
