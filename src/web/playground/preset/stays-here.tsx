import type { Model } from '#core/models/registry.ts';
import { imageTitle } from '#core/preset/image-title.ts';
import { smallPictureUrl } from '#core/preset/picture/small-picture-url.ts';
import type { Preview } from '#core/preset/preview.ts';
import type { Shareable } from '#core/preset/to-shareable.ts';
import { sizeText } from '#core/schema/size-text.ts';
import { titleAt } from '#core/schema/title-at.ts';
import { Notice } from '#web/ui/notice.tsx';

type StaysHereProps = Pick<Shareable, 'privatePaths' | 'imagePaths'> & {
  readonly model: Model;
  /** What is in the link in the place of images. */
  readonly previews: readonly Preview[];
};

/** What of the settings is not in the link, or in its place only a preview. */
export function StaysHere({ model, privatePaths, imagePaths, previews }: StaysHereProps) {
  const names = (paths: readonly string[]) =>
    [...new Set(paths.map((path) => titleAt(model.fields, path)))].join(', ');
  const missing = imagePaths.filter((path) => !previews.some((preview) => preview.path === path));
  return (
    <>
      {previews.length > 0 ? (
        <Notice
          tone="neutral"
          title={
            previews.length === 1
              ? 'An image of yours is in the link as a small preview'
              : `${previews.length} images of yours are in the link as small previews`
          }
        >
          <p>Whoever opens it sees what was there, and takes it or chooses their own.</p>
          <ul className="mt-2 flex flex-wrap gap-3">
            {previews.map(({ path, picture }) => (
              <li key={path} className="flex items-center gap-2">
                <img
                  src={smallPictureUrl(picture)}
                  alt=""
                  className="size-14 shrink-0 rounded border border-line bg-canvas object-contain"
                />
                <span>
                  {imageTitle(model, path)}: {sizeText(picture)}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <Notice
          tone="warning"
          title={
            missing.length === 1
              ? 'An image of yours is not in the link'
              : `${missing.length} images of yours are not in the link`
          }
        >
          {names(missing)}: whoever opens it chooses their own. A preset here keeps it.
        </Notice>
      ) : null}
      {privatePaths.length > 0 ? (
        <Notice tone="neutral" title={`Private, and neither saved nor shared: ${names(privatePaths)}`} />
      ) : null}
    </>
  );
}
