import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from 'react';
import { readImageValue } from '#core/schema/image-value.ts';
import { classNames } from '#web/ui/class-names.ts';

type ImageDropAreaProps = {
  readonly onFiles: (files: readonly File[]) => void;
  /** A URL, an id: an image value that was dropped or pasted as text. */
  readonly onValue: (value: string) => void;
  readonly children: ReactNode;
};

/** Takes images that are dropped on it, or pasted while the focus is inside. */
export function ImageDropArea({ onFiles, onValue, children }: ImageDropAreaProps) {
  const [isOver, setOver] = useState(false);

  function take(event: DragEvent | ClipboardEvent, data: DataTransfer) {
    const files = [...data.files].filter((file) => file.type.startsWith('image/'));
    const text = data.getData('text/plain').trim();
    const isTyping = event.type === 'paste' && event.target instanceof HTMLInputElement;
    if (files.length > 0) onFiles(files);
    else if (!isTyping && text && readImageValue(text).kind !== 'refused') onValue(text);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button inside is everyone's
    <div
      onPaste={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event, event.dataTransfer);
      }}
      className={classNames('space-y-1.5 rounded-md', isOver && 'outline-2 outline-offset-2 outline-accent')}
    >
      {children}
    </div>
  );
}
