import { useState } from 'react';
import { compareFigures } from '#core/compare/compare-figures.ts';
import { type ComparedRow, compareParameters } from '#core/compare/compare-parameters.ts';
import type { Compared } from '#core/compare/compared.ts';
import { toCsv, toMarkdown } from '#core/compare/text-table.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Switch } from '#web/ui/switch.tsx';
import { FIGURE_TITLES, figureText } from './figure-text.ts';
import { modelTitle } from './model-title.ts';
import { toTextTable } from './to-text-table.ts';
import { ValueCell } from './value-cell.tsx';

/** What the images took, and the parameters in which they differ, or all. */
export function CompareTable({ all }: { readonly all: readonly Compared[] }) {
  const [isWhole, setWhole] = useState(false);
  const figures = compareFigures(all);
  const parameters = compareParameters(all);
  const rows = isWhole ? parameters : parameters.filter((row) => row.differs);
  const alike = parameters.length - rows.length;
  const text = () => toTextTable({ all, figures, rows });
  return (
    <section aria-labelledby="compare-table" className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="compare-table" className="text-sm font-semibold">
          {isWhole ? 'All parameters' : 'What differs'}
        </h2>
        <Switch checked={isWhole} onChange={setWhole}>
          All parameters
        </Switch>
        <span className="ml-auto flex gap-2">
          <CopyButton text={() => toMarkdown(text())} label="Copy the table as Markdown">
            Markdown
          </CopyButton>
          <CopyButton text={() => toCsv(text())} label="Copy the table as CSV">
            CSV
          </CopyButton>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label="Table of the comparison" tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0 text-left text-xs">
          <thead className="text-ink-soft">
            <tr>
              <th scope="col" className={`${HEAD} bg-canvas font-medium`}>
                Parameter
              </th>
              {all.map((compared, index) => (
                <th key={compared.image.id} scope="col" className={`${CELL} font-medium`}>
                  <span className="font-semibold text-ink">{index + 1}</span> {modelTitle(compared)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ kind, cells }) => (
              <tr key={kind}>
                <th scope="row" className={`${HEAD} bg-canvas font-normal`}>
                  {FIGURE_TITLES[kind]}
                </th>
                {all.map(({ image }, index) => {
                  const cell = cells[index];
                  return (
                    <td key={image.id} className={CELL}>
                      {cell ? figureText(kind, cell) : null}{' '}
                      <Ratio ratio={index === 0 ? null : (cell?.ratio ?? null)} />
                    </td>
                  );
                })}
              </tr>
            ))}
            {rows.map((row) => (
              <ParameterRow key={row.paths.join()} row={row} all={all} />
            ))}
          </tbody>
        </table>
      </section>
      {isWhole ? null : (
        <p className="text-xs text-ink-soft">
          {rows.length === 0 ? 'No parameter differs. ' : ''}
          {alike === 1 ? '1 parameter is' : `${alike} parameters are`} the same in all.
        </p>
      )}
    </section>
  );
}

type ParameterRowProps = { readonly row: ComparedRow; readonly all: readonly Compared[] };

function ParameterRow({ row: { title, paths, role, cells }, all }: ParameterRowProps) {
  const [first] = cells;
  const isProse = role === 'prompt' || role === 'negative-prompt';
  const before = isProse && first && 'text' in first ? first.text : null;
  return (
    <tr>
      <th scope="row" className={`${HEAD} bg-canvas font-normal`}>
        {title}
        <span className="block font-mono text-2xs wrap-anywhere text-ink-faint">{paths.join(', ')}</span>
      </th>
      {all.map(({ image }, index) => {
        const cell = cells[index];
        return (
          <td
            key={image.id}
            className={`${CELL} whitespace-pre-wrap ${isProse ? '' : 'font-mono wrap-anywhere'}`}
          >
            {cell ? <ValueCell cell={cell} before={index === 0 ? null : before} /> : null}
          </td>
        );
      })}
    </tr>
  );
}

/** Against the first: ×1.50. */
function Ratio({ ratio }: { readonly ratio: number | null }) {
  return ratio === null ? null : <span className="text-ink-faint">×{ratio.toFixed(2)}</span>;
}

const CELL = 'min-w-40 border-b border-line py-1 pr-3 align-top';
const HEAD = 'sticky left-0 z-1 w-40 min-w-28 border-b border-line py-1 pr-3 align-top';
