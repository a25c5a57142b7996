import { Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { ImageField } from '#core/schema/field.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { MaskButton } from '#web/form/mask/mask-button.tsx';
import { IconButton } from '#web/ui/icon-button.tsx';
import { ImageCard } from './image-card.tsx';
import { ImageDropArea } from './image-drop-area.tsx';
import { ImagePicker } from './image-picker.tsx';
import { useImageUpload } from './use-image-upload.ts';

/** One image. Dropping or pasting another on it replaces it. A mask can be painted, too. */
export function ImageControl({ field, path, value, aria, onCommit }: ControlProps<ImageField>) {
  const { pending, upload } = useImageUpload(path);
  const lastUpload = useRef(0);
  const text = toText(value);
  const isImage = text !== '' && readImageValue(text).kind !== 'refused';

  async function take(files: readonly File[]) {
    const turn = ++lastUpload.current;
    const [image] = await upload(files.slice(0, 1));
    // A later choice wins over an upload that ended late.
    if (image && turn === lastUpload.current) onCommit(image.value);
  }

  function choose(next: string) {
    lastUpload.current++;
    onCommit(next.trim() || undefined);
  }

  return (
    <>
      <ImageDropArea onFiles={take} onValue={choose}>
        {isImage ? (
          <ImageCard value={text} label={field.title}>
            <IconButton
              id={aria.id}
              icon={Trash2}
              label={`Remove ${field.title}`}
              aria-describedby={aria['aria-describedby']}
              onClick={() => choose('')}
            />
          </ImageCard>
        ) : (
          <ImagePicker
            aria={aria}
            title={field.title}
            isMultiple={false}
            pending={pending}
            text={text}
            onFiles={take}
            onText={choose}
          />
        )}
      </ImageDropArea>
      {field.role === 'mask-image' ? (
        <MaskButton path={path} title={field.title} value={isImage ? text : ''} onCommit={choose} />
      ) : null}
    </>
  );
}
