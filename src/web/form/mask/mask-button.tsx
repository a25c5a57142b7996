import { Brush } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { lazyPart } from '#web/ui/lazy-part.ts';
import { useLazyPart } from '#web/ui/use-lazy-part.ts';
import { useMaskSource } from './use-mask-source.ts';

type MaskButtonProps = {
  readonly path: string;
  readonly title: string;
  /** The mask that is set, or empty text. */
  readonly value: string;
  readonly onCommit: (value: string) => void;
};

const editorPart = lazyPart(() => import('./mask-editor.tsx').then((file) => file.MaskEditor));

/** Opens the mask editor where there is an image to paint on; else says what is missing. The editor is fetched when it is wanted. */
export function MaskButton({ path, title, value, onCommit }: MaskButtonProps) {
  const source = useMaskSource();
  const [isOpen, setOpen] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const Editor = useLazyPart({
    part: editorPart,
    wanted: isOpen,
    onFailed() {
      setOpen(false);
      setMissing(true);
    },
  });

  if (!source) return null;
  if (!source.ok) return <p className="mt-1.5 text-xs text-ink-faint">{source.reason}</p>;
  return (
    <>
      <Button
        icon={Brush}
        className="mt-1.5 w-full"
        aria-haspopup="dialog"
        onPointerEnter={() => void editorPart.fetch()}
        onFocus={() => void editorPart.fetch()}
        onClick={() => {
          setMissing(false);
          setOpen(true);
        }}
      >
        {value === '' ? 'Paint a mask' : 'Paint on the mask'}
      </Button>
      {isMissing ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          The mask editor could not be fetched. Check that the server runs, then press again.
        </p>
      ) : null}
      {Editor ? (
        <Editor
          open={isOpen}
          onOpenChange={setOpen}
          source={source}
          path={path}
          title={title}
          value={value}
          onCommit={onCommit}
        />
      ) : null}
    </>
  );
}
