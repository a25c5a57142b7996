import { ClipboardPaste, Ellipsis, FileUp, Keyboard, Redo2, RotateCcw, Share2, Undo2 } from 'lucide-react';
import type { Model } from '#core/models/registry.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { stepBack } from '#web/form/undo/step-back.ts';
import { useResetAll } from '#web/form/undo/use-reset-all.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { Menu } from '#web/ui/menu.tsx';

type FormMenuProps = {
  readonly model: Model;
  readonly form: InputForm;
  /** Opens the place where a request can be pasted. */
  readonly onPaste: () => void;
  /** Opens what saves the form as a preset, or makes a link of it. */
  readonly onShare: () => void;
  /** Has a file chosen that holds a recipe. */
  readonly onOpenFile: () => void;
  readonly onKeys: () => void;
};

/** What can be done with the whole form. */
export function FormMenu({ model, form, onPaste, onOpenFile, onShare, onKeys }: FormMenuProps) {
  const resetAll = useResetAll({ model, form });
  return (
    <Menu
      align="end"
      trigger={<IconButton label="Form" icon={Ellipsis} />}
      items={[
        { label: 'Save or share', icon: Share2, onSelect: onShare },
        { label: 'Fill from a request', icon: ClipboardPaste, onSelect: onPaste },
        { label: 'Fill from a file', icon: FileUp, onSelect: onOpenFile },
        { label: 'Undo', icon: Undo2, onSelect: () => stepBack({ model, form, direction: 'undo' }) },
        { label: 'Redo', icon: Redo2, onSelect: () => stepBack({ model, form, direction: 'redo' }) },
        { label: 'Reset all', icon: RotateCcw, onSelect: resetAll },
        { label: 'All keys', icon: Keyboard, onSelect: onKeys },
      ]}
    />
  );
}
