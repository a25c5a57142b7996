import type { Difference } from '#core/transfer/differences.ts';
import { valueInWords } from '#web/form/value-in-words.ts';
import { Badge } from '#web/ui/badge.tsx';
import { Disclosure } from '#web/ui/disclosure.tsx';
import { Switch } from '#web/ui/switch.tsx';

type ParameterChoiceProps = {
  readonly values: readonly Difference[];
  /** Topics that are not part of the recipe. */
  readonly leftOut: ReadonlySet<string>;
  readonly onLeftOut: (topics: ReadonlySet<string>) => void;
};

/** Which parameters a recipe has: with some of them left out it is laid over whatever is set. */
export function ParameterChoice({ values, leftOut, onLeftOut }: ParameterChoiceProps) {
  const count = values.length - leftOut.size;

  function turn(topic: string, isOn: boolean): void {
    const next = new Set(leftOut);
    if (isOn) next.delete(topic);
    else next.add(topic);
    onLeftOut(next);
  }

  return (
    <Disclosure
      title="Parameters"
      badge={
        <Badge>
          {leftOut.size > 0 ? `${count} of ${values.length}, laid over the rest` : `all ${count}`}
        </Badge>
      }
    >
      <ul className="grid max-h-60 gap-x-4 overflow-y-auto sm:grid-cols-2">
        {values.map(({ topic, title, now }) => (
          <li key={topic} className="min-w-0">
            <Switch checked={!leftOut.has(topic)} onChange={(isOn) => turn(topic, isOn)}>
              <span className="min-w-0 wrap-anywhere">
                {title} <span className="text-ink-soft">{valueInWords(now)}</span>
              </span>
            </Switch>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
