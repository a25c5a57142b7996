import type { Task } from '#core/task.ts';
import { ImageVerdict } from './image-verdict.tsx';

type ImageVerdictsProps = { readonly original: Task; readonly again: Task };

/** What a task that was run once more says of every image, by their places in their tasks. */
export function ImageVerdicts({ original, again }: ImageVerdictsProps) {
  const all = [...original.images, ...original.missing, ...again.images, ...again.missing];
  const places = [...new Set(all.map(({ index }) => index))].toSorted((a, b) => a - b);
  const [was, is] = [original.modelVersion, again.modelVersion];
  return (
    <div role="status" className="space-y-1.5">
      {places.map((place) => {
        const before = original.images.find(({ index }) => index === place);
        const after = again.images.find(({ index }) => index === place);
        const name = places.length === 1 ? '' : `Image ${place + 1}`;
        return before && after ? (
          <ImageVerdict key={place} before={before} again={after} name={name} />
        ) : (
          <p key={place} className="text-xs text-ink-soft">
            {name || 'The image'} is missing {before ? 'in the second run' : 'in the first run'}: nothing is
            said of it.
          </p>
        );
      })}
      {was !== null && is !== null && was !== is ? (
        <p className="text-xs text-ink-soft">
          The provider’s version of the model was another one: first <code className="font-mono">{was}</code>,
          then <code className="font-mono">{is}</code>.
        </p>
      ) : null}
    </div>
  );
}
