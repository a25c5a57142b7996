import { Dices, Lock, LockOpen, Plus } from 'lucide-react';
import { use, useState } from 'react';
import type { Int64Field, NumberField } from '#core/schema/field.ts';
import type { InputValue } from '#core/schema/input.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { Button } from '#web/ui/button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { DraftBox } from './draft-box.tsx';
import { drawSeed } from './draw-seed.ts';
import { nextSeed } from './next-seed.ts';
import { readNumberText } from './read-number-text.ts';

/**
 * The seed: digits in text. Unset, the server draws one for each run and records it; locked, it is the same for all. The lock
 * takes the seed of the latest result; where none came since it was opened, the one that it held.
 */
export function SeedControl({ field, value, aria, onCommit }: ControlProps<Int64Field | NumberField>) {
  const { lastSeed } = use(FormServicesContext);
  const text = toText(value);
  const next = nextSeed(text);
  const isLocked = value !== undefined;
  const [released, setReleased] = useState<Released | null>(null);

  function commit(digits: string) {
    onCommit(toValue(field.kind, digits));
  }

  function turnLock() {
    const latest = lastSeed();
    if (isLocked) {
      setReleased({ digits: text, latest });
      commit('');
    } else if (released?.latest === latest) commit(released.digits);
    else commit(latest ?? drawSeed(field.maximum));
  }

  return (
    <div className="flex items-center gap-1">
      <DraftBox
        {...aria}
        mono
        inputMode="numeric"
        text={text}
        onCommit={commit}
        placeholder="drawn for each run"
        className="min-w-0 flex-1"
      />
      <IconButton icon={Dices} label="Draw a seed" onClick={() => commit(drawSeed(field.maximum))} />
      <IconButton
        icon={isLocked ? Lock : LockOpen}
        label="Lock the seed"
        pressed={isLocked}
        onClick={turnLock}
      />
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

/** What the lock held when it was opened, and the seed of the latest result then. */
type Released = { readonly digits: string; readonly latest: string | null };

/** Only where the model's seed is a plain integer does a number go out, and never one that would lose digits. */
function toValue(kind: 'int64' | 'integer' | 'number', digits: string): InputValue | undefined {
  return kind === 'int64' ? digits.trim() || undefined : readNumberText(digits);
}
