import { Dices, Plus } from 'lucide-react';
import type { Int64Field, NumberField } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { Button } from '#web/ui/button.tsx';
import { DraftBox } from './draft-box.tsx';
import { drawSeed } from './draw-seed.ts';
import { nextSeed } from './next-seed.ts';
import { readNumberText } from './read-number-text.ts';

/** The seed: digits in text. Unset, the server draws one and records it. */
export function SeedControl({ field, value, aria, onCommit }: ControlProps<Int64Field | NumberField>) {
  const text = toText(value);
  const next = nextSeed(text);

  function commit(digits: string) {
    onCommit(toValue(field.kind, digits));
  }

  return (
    <div className="flex items-center gap-1.5">
      <DraftBox
        {...aria}
        mono
        inputMode="numeric"
        text={text}
        onCommit={commit}
        placeholder="drawn when sent"
        className="min-w-0 flex-1"
      />
      <Button icon={Dices} aria-label="Draw a seed" onClick={() => commit(drawSeed(field.maximum))}>
        Draw
      </Button>
      <Button
        icon={Plus}
        aria-label="Next seed: plus 1"
        disabled={next === null}
        onClick={() => next === null || commit(next)}
      >
        1
      </Button>
    </div>
  );
}

/** Only where the model's seed is a plain integer does a number go out, and never one that would lose digits. */
function toValue(kind: 'int64' | 'integer' | 'number', digits: string): InputValue | undefined {
  return kind === 'int64' ? digits.trim() || undefined : readNumberText(digits);
}
