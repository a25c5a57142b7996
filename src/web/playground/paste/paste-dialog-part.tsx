import { useDeferredValue, useRef, useState } from 'react';
import { givenFiles } from '#web/task/files/given-files.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import type { PasteProps } from './paste-props.ts';
import { presetsInText } from './presets-in-text.ts';
import { RequestReview } from './request-review.tsx';
import { useRequestReader } from './use-request-reader.ts';

export type PasteDialogPartProps = PasteProps & {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What was pasted already. */
  readonly initialText?: string | undefined;
  /** The text stands in a box of the form, too, and stays there unless the form is filled. */
  readonly isInBox?: boolean | undefined;
};

export function PasteDialogPart({
  open,
  onOpenChange,
  initialText = '',
  isInBox = false,
  models,
  current,
  onFill,
}: PasteDialogPartProps) {
  const [text, setText] = useState(initialText);
  const box = useRef<HTMLTextAreaElement>(null);
  const fillButton = useRef<HTMLButtonElement>(null);
  const read = useRequestReader(models, current);
  const settled = useDeferredValue(text);
  const presets = presetsInText(settled);
  const outcome = read && !presets ? read(settled) : null;
  const request = outcome?.kind === 'request' ? outcome : null;

  function fill(): void {
    if (!request) return;
    onOpenChange(false);
    onFill(request.model.id, request.input, 'The pasted request');
  }

  function look(file: File): void {
    onOpenChange(false);
    givenFiles.give({ files: [file], isChosen: true });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Fill the form from a request"
      description="A curl command, a provider’s JSON, code from the Code tab or an input. Nothing is sent."
      size="lg"
      initialFocus={initialText === '' ? box : fillButton}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{isInBox ? 'Keep as text' : 'Cancel'}</Button>
          <Button ref={fillButton} variant="primary" onClick={fill} aria-disabled={request === null}>
            Fill the form
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextArea
          ref={box}
          label="Request"
          mono
          rows={5}
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
          className="max-h-48 text-xs"
        />
        <div aria-live="polite">
          {outcome?.kind === 'refused' ? (
            <Notice tone="danger" title="This cannot be filled in">
              {outcome.why}
            </Notice>
          ) : null}
          {presets ? (
            <Notice
              tone="neutral"
              title="These are presets, not a request"
              actions={<Button onClick={() => look(presets)}>Look at them</Button>}
            >
              They are shown before any is saved.
            </Notice>
          ) : null}
          {outcome === null && !presets && text.trim() !== '' && read ? (
            <Notice tone="neutral" title="There is no request in this text">
              Paste the whole command, JSON or code.
            </Notice>
          ) : null}
          {request ? <RequestReview request={request} current={current} /> : null}
        </div>
      </div>
    </Dialog>
  );
}
