import { formKeys } from '#web/form/form-keys.ts';
import { Kbd } from '#web/ui/kbd.tsx';

type Key = { readonly keys: string; readonly does: string };

const MAP: readonly { readonly title: string; readonly keys: readonly Key[] }[] = [
  {
    title: 'Anywhere',
    keys: [
      { keys: 'Ctrl ⏎', does: 'Runs what the form holds' },
      { keys: 'Ctrl V', does: 'Pastes an image or a request, outside of text boxes' },
      { keys: 'F6', does: 'Goes to the messages' },
      { keys: '?', does: 'Shows these keys' },
    ],
  },
  { title: 'Form', keys: Object.values(formKeys) },
  {
    title: 'Controls',
    keys: [
      { keys: '↑ ↓', does: 'Steps a number; ← → do on its slider' },
      { keys: '⏎', does: 'Commits a number' },
      { keys: 'Esc', does: 'Brings back the number that was there' },
      { keys: '← →', does: 'Moves the edge of the parameters, or a side of the outpaint frame' },
    ],
  },
  { title: 'Queue', keys: [{ keys: 'Alt ↑ ↓', does: 'Moves a task that waits' }] },
  {
    title: 'Mask',
    keys: [
      { keys: '← ↑ → ↓', does: 'Moves the brush; with Shift, faster' },
      { keys: 'Space', does: 'Paints; held while the brush moves, draws' },
      { keys: 'B E', does: 'Brush, eraser' },
      { keys: '[ ]', does: 'Smaller, larger' },
      { keys: '+ − 0 1', does: 'Zooms in and out, to fit, to 100 %' },
      { keys: 'Ctrl ⏎', does: 'Saves the mask' },
    ],
  },
];

/** All keys of the playground. Nothing in it can be pressed: the focus goes to the whole, so that keys scroll it. */
export function KeyboardMapPart() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="All keys" tabIndex={0} className="gap-x-8 sm:columns-2">
      {MAP.map(({ title, keys }) => (
        <section key={title} aria-label={title} className="break-inside-avoid pb-4">
          <h3 className="pb-1 text-sm font-semibold">{title}</h3>
          <dl className="grid grid-cols-[6.5rem_1fr] items-baseline gap-x-3 gap-y-1 text-sm">
            {keys.map(({ keys: combination, does }) => (
              <div key={combination} className="contents">
                <dt className="flex flex-wrap gap-1">
                  {combination.split(' ').map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd className="text-ink-soft">{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
