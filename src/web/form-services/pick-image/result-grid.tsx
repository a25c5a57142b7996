import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Task, TaskImage } from '#core/task.ts';
import { ResultOption } from './result-option.tsx';
import { stepInGrid } from './step-in-grid.ts';

type ResultGridProps = {
  readonly images: readonly { readonly task: Task; readonly image: TaskImage }[];
  /** Values, in the order in which they were chosen. */
  readonly chosen: readonly string[];
  readonly isMultiple: boolean;
  readonly onChoose: (values: readonly string[]) => void;
  readonly onSettle: (values: readonly string[]) => void;
  /** The end is near: more may be read. */
  readonly onNearEnd: () => void;
  readonly ref: Ref<HTMLDivElement>;
};

/** Pictures to choose from: arrows lead through them, Enter takes one, Space marks one of several. */
export function ResultGrid({
  images,
  chosen,
  isMultiple,
  onChoose,
  onSettle,
  onNearEnd,
  ref,
}: ResultGridProps) {
  const id = useId();
  const end = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const active = Math.min(index, images.length - 1);
  const reportEnd = useEffectEvent(onNearEnd);

  // What came is less than what fits: the mark is still in sight, and more is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of images is what it reacts to
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && reportEnd(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [images.length]);

  function press(value: string) {
    if (!isMultiple) onSettle([value]);
    else onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  }

  function handleKey(event: KeyboardEvent<HTMLElement>) {
    const value = `image:${images[active]?.image.id}`;
    if (event.key === 'Enter') onSettle(chosen.length > 0 ? chosen : [value]);
    else if (event.key === ' ') press(value);
    else {
      const columns = columnsOf(event.currentTarget);
      const next = stepInGrid({ key: event.key, index: active, count: images.length, columns });
      if (next === null) return;
      setIndex(next);
      event.currentTarget.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    event.preventDefault();
  }

  return (
    <>
      <div
        ref={ref}
        role="listbox"
        aria-label="Results"
        aria-multiselectable={isMultiple}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        onKeyDown={handleKey}
        className="group grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2 rounded outline-none"
      >
        {images.map(({ task, image }, at) => {
          const value = `image:${image.id}`;
          return (
            <ResultOption
              key={image.id}
              id={`${id}-${at}`}
              task={task}
              image={image}
              isActive={at === active}
              number={chosen.indexOf(value) + 1}
              onPress={() => {
                setIndex(at);
                press(value);
              }}
            />
          );
        })}
      </div>
      <div ref={end} />
    </>
  );
}

/** How many tiles are in a row now. */
function columnsOf(grid: HTMLElement): number {
  return getComputedStyle(grid).gridTemplateColumns.split(' ').length;
}
