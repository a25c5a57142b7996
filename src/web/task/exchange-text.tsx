import type { Exchange } from '#core/exchange.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { formatCount } from '#web/ui/format-count.ts';
import { formatMoment } from './format.ts';

/** One exchange with a provider as text: how it was asked, and what came back. */
export function ExchangeText({ exchange }: { readonly exchange: Exchange }) {
  const { at, isBillable, isEnd, withheld, answer, failure } = exchange;
  const what = isBillable ? 'Request' : 'Last question';
  return (
    <div className="space-y-2">
      <Part title={what} text={requestText(exchange)} cutBytes={exchange.body?.cutBytes ?? 0} />
      {withheld.length > 0 ? (
        <p className="text-xs text-ink-soft">
          {withheld.join(' and ')} went along. Private values are not kept here.
        </p>
      ) : null}
      {answer ? (
        <Part
          title={`${isBillable ? 'Answer' : 'Last answer'}, ${answer.status}, ${formatMoment(at)}`}
          text={answerText(answer)}
          cutBytes={answer.body.cutBytes}
        />
      ) : (
        <p className="text-xs text-ink-soft">
          No answer came ({failure ?? 'no reason given'}), {formatMoment(at)}.
        </p>
      )}
      {isEnd ? <p className="text-xs text-ink-soft">This answer ended the task.</p> : null}
    </div>
  );
}

type PartProps = { readonly title: string; readonly text: string; readonly cutBytes: number };

function Part({ title, text, cutBytes }: PartProps) {
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <h4 className="text-xs font-medium text-ink-soft">{title}</h4>
        <CopyButton text={text} label={`Copy: ${title}`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={title} tabIndex={0} className={SHEET}>
        <pre className="font-mono text-xs leading-5 whitespace-pre-wrap text-ink wrap-anywhere">{text}</pre>
      </section>
      {cutBytes > 0 ? (
        <p className="text-xs text-ink-soft">{formatCount(cutBytes)} more bytes are not kept.</p>
      ) : null}
    </div>
  );
}

const SHEET = 'max-h-80 overflow-auto rounded border border-line bg-canvas p-2';

function requestText({ method, url, headers, body }: Exchange): string {
  return linesOf(`${method} ${url}`, headers, body?.text ?? '');
}

function answerText({ status, headers, body }: NonNullable<Exchange['answer']>): string {
  return linesOf(String(status), headers, body.text);
}

function linesOf(first: string, headers: Exchange['headers'], body: string): string {
  const head = [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return [...head, ...(body === '' ? [] : ['', body])].join('\n');
}
