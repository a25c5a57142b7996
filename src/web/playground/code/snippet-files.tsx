import { Download } from 'lucide-react';
import type { Snippet } from '#core/snippet/write-snippet.ts';
import { valueUrl } from '#web/api/image-url.ts';
import { Notice } from '#web/ui/notice.tsx';

/** The images that have to lie beside the code, to download under the names that it has for them. */
export function SnippetFiles({ files }: Pick<Snippet, 'files'>) {
  if (files.length === 0) return null;
  const title =
    files.length === 1 ? 'It reads an image of yours' : `It reads ${files.length} images of yours`;
  return (
    <Notice tone="neutral" title={title}>
      <p>Save {files.length === 1 ? 'it' : 'them'} in the folder where the code runs:</p>
      <ul className="mt-1 space-y-1">
        {files.map(({ name, value }) => (
          <li key={name}>
            <a
              href={valueUrl(value) ?? undefined}
              download={name}
              className="inline-flex min-h-6 items-center gap-1.5 font-mono text-xs text-accent underline underline-offset-2 pointer-coarse:min-h-10"
            >
              <Download aria-hidden="true" className="size-3.5 shrink-0" />
              <span className="wrap-anywhere">{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
