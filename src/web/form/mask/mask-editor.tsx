import { Dialog } from '#web/ui/dialog.tsx';
import { MaskDesk, type MaskDeskProps } from './mask-desk.tsx';

type MaskEditorProps = Omit<MaskDeskProps, 'onClose'> & {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** The mask editor, as large as the window. */
export function MaskEditor({ open, onOpenChange, ...desk }: MaskEditorProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="full"
      title={`Paint: ${desk.title}`}
      description="What is white (here in red) is painted anew, what is black stays as it is."
    >
      <MaskDesk {...desk} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}
