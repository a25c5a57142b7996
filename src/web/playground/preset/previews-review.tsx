import { useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import { imageTitle } from '#core/preset/image-title.ts';
import { smallPictureUrl } from '#core/preset/picture/small-picture-url.ts';
import type { Preview } from '#core/preset/preview.ts';
import { sizeText } from '#core/schema/size-text.ts';
import { Switch } from '#web/ui/switch.tsx';

type PreviewsReviewProps = {
  readonly model: Model;
  readonly previews: readonly Preview[];
  /** Paths of those that are to be used as the images themselves. */
  readonly used: ReadonlySet<string>;
  readonly onUse: (used: ReadonlySet<string>) => void;
};

/** The pictures that came in the place of images that did not, each with the choice to make do with it. */
export function PreviewsReview({ model, previews, used, onUse }: PreviewsReviewProps) {
  return (
    <ul aria-label="Images that did not come with it" className="space-y-2 empty:hidden">
      {previews.map((preview) => (
        <PreviewRow
          key={preview.path}
          preview={preview}
          title={imageTitle(model, preview.path)}
          isUsed={used.has(preview.path)}
          onUse={(isUsed) => {
            const others = [...used].filter((path) => path !== preview.path);
            onUse(new Set(isUsed ? [...others, preview.path] : others));
          }}
        />
      ))}
    </ul>
  );
}

type PreviewRowProps = {
  readonly preview: Preview;
  readonly title: string;
  readonly isUsed: boolean;
  readonly onUse: (isUsed: boolean) => void;
};

function PreviewRow({ preview: { picture }, title, isUsed, onUse }: PreviewRowProps) {
  const [isBroken, setBroken] = useState(false);
  return (
    <li className="flex gap-3 rounded-md border border-line bg-raised p-2">
      {isBroken ? null : (
        <img
          src={smallPictureUrl(picture)}
          alt={`${title}, preview`}
          onError={() => {
            setBroken(true);
            onUse(false);
          }}
          className="size-20 shrink-0 rounded border border-line bg-canvas object-contain"
        />
      )}
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere text-ink">{title}</p>
        {isBroken ? (
          <p className="text-ink-soft">
            Its preview is damaged and cannot be shown. Choose your own image in the form.
          </p>
        ) : (
          <>
            <p className="text-ink-soft">
              Preview, not the original: {sizeText(picture)}. Choose your own image in the form, or make do
              with this one.
            </p>
            <Switch label={`Use the preview for ${title}`} checked={isUsed} onChange={onUse}>
              Use the preview
            </Switch>
          </>
        )}
      </div>
    </li>
  );
}
