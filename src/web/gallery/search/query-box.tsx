import { Search } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { completeQuery } from '#core/query/complete-query.ts';
import { parseQuery } from '#core/query/parse-query.ts';
import type { Vocabulary } from '#core/query/vocabulary.ts';
import { TextField } from '#web/ui/text-field.tsx';
import { SuggestionList } from './suggestion-list.tsx';

type QueryBoxProps = {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  /** Tags that are in use. */
  readonly tags: readonly string[];
  /** The typing rests: this is what is looked for. */
  readonly isSettled: boolean;
  readonly onType: (text: string) => void;
  /** Looks at once. */
  readonly onReplace: (text: string) => void;
};

/** Where a query is typed, with what may come next, and a sentence about what cannot be read. */
export function QueryBox({ text, vocabulary, tags, isSettled, onType, onReplace }: QueryBoxProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(text.length);
  const [isOpen, setOpen] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [active, setActive] = useState(-1);
  const { from, options } = completeQuery({ text, caret, vocabulary, tags });
  const isListed = isOpen && options.length > 0;
  const { mistakes } = parseQuery(text, vocabulary);
  // What is still being typed is not wrong yet.
  const isTyping = hasFocus && isOpen && (!isSettled || isListed);
  const told = mistakes.filter(({ at, length }) => !isTyping || caret < at || caret > at + length);

  function noteCaret({ currentTarget }: SyntheticEvent<HTMLInputElement>): void {
    setCaret(currentTarget.selectionStart ?? currentTarget.value.length);
  }

  function take(option: string): void {
    const isKey = option.endsWith(':');
    const next = `${text.slice(0, from)}${option}${isKey ? '' : ' '}`;
    const whole = `${next}${text.slice(caret).trimStart()}`;
    // The caret is set before the next key: the text has to be in the box by then.
    flushSync(() => {
      if (isKey) onType(whole);
      else onReplace(whole);
      setCaret(next.length);
      setActive(-1);
      setOpen(isKey);
    });
    box.current?.setSelectionRange(next.length, next.length);
  }

  function act(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      const count = options.length + 1;
      if (isListed) setActive(((active + 1 + step + count) % count) - 1);
      else setActive(step > 0 ? 0 : options.length - 1);
    } else if (event.key === 'Enter') {
      const option = isListed ? options[active] : undefined;
      if (option) take(option.text);
      else {
        setOpen(false);
        onReplace(text);
      }
    } else if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
  }

  return (
    <div className="relative min-w-0 flex-1 basis-64 sm:max-w-xl">
      <TextField
        ref={box}
        label="Search prompts and parameters"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={told.length > 0}
        aria-describedby={`${id}-mistakes`}
        placeholder="Words, seed:42, steps:>20, tag:…"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={2000}
        value={text}
        onChange={(event) => {
          noteCaret(event);
          setActive(-1);
          // Where no word is begun, all that could come would hide what is found: ↓ shows it.
          const { value, selectionStart } = event.currentTarget;
          setOpen(/\S$/.test(value.slice(0, selectionStart ?? value.length)));
          onType(value);
        }}
        onSelect={noteCaret}
        onKeyDown={act}
        onFocus={() => setFocus(true)}
        onBlur={() => {
          setFocus(false);
          setOpen(false);
        }}
        suffix={<Search aria-hidden="true" className="size-4" />}
      />
      <SuggestionList id={id} options={isListed ? options : []} active={active} onTake={take} />
      <div id={`${id}-mistakes`} role="status" className="text-xs text-danger">
        {told.map(({ at, message }) => (
          <p key={at} className="pt-1 wrap-anywhere">
            {message}
          </p>
        ))}
      </div>
    </div>
  );
}
