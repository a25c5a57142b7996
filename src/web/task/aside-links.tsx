import type { Task } from '#core/task.ts';
import { asideUrl } from '#web/api/image-url.ts';

/** Where what came in the place of images can be had: it is none, and was paid for all the same. */
export function AsideLinks({ missing }: { readonly missing: Task['missing'] }) {
  return (
    <p className="flex flex-wrap gap-x-3">
      {missing.map(({ id, index }) => (
        <a key={id} href={asideUrl(id)} download className="underline underline-offset-2 hover:text-ink">
          Download what came as image {index + 1}
        </a>
      ))}
    </p>
  );
}
