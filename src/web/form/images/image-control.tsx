import { Trash2 } from 'lucide-react';
import type { ImageField } from '#core/schema/field.ts';
import { readImageValue } from '#core/schema/image-value.ts';
import type { ControlProps } from '#web/form/controls/control-props.ts';
import { toText } from '#web/form/controls/to-text.ts';
import { MaskButton } from '#web/form/mask/mask-button.tsx';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { ImageCard } from './image-card.tsx';
import { ImageIntakeArea } from './image-intake-area.tsx';
import { ImagePicker } from './image-picker.tsx';
import { keepFocus } from './keep-focus.ts';

/** One image. Dropping or pasting another on it replaces it. A mask can be painted, too. */
export function ImageControl({ field, path, value, aria, onCommit }: ControlProps<ImageField>) {
  const { intake } = useFormScope().form;
  const text = toText(value);
  const isImage = text !== '' && readImageValue(text).kind !== 'refused';
  const slot = { path, title: field.title, role: field.role, isList: false };

  function choose(next: string) {
    // A later choice wins over a file that is still on its way.
    intake.dismiss((arrival) => arrival.slot.path === path);
    keepFocus(aria.id, () => onCommit(next.trim() || undefined));
  }

  return (
    <>
      <ImageIntakeArea slot={slot}>
        {(open) =>
          isImage ? (
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
            <ImagePicker aria={aria} slot={slot} text={text} onOpen={open} onText={choose} />
          )
        }
      </ImageIntakeArea>
      {field.role === 'mask-image' ? (
        <MaskButton path={path} title={field.title} value={isImage ? text : ''} onCommit={choose} />
      ) : null}
    </>
  );
}
