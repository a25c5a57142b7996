import { useEffect, useEffectEvent, useState } from 'react';
import { givenFiles } from '#web/task/files/given-files.ts';
import { useToast } from '#web/ui/use-toast.ts';
import { PasteDialog } from './paste-dialog.tsx';
import type { PasteProps } from './paste-props.ts';
import { presetsInText } from './presets-in-text.ts';
import { useRequestReader } from './use-request-reader.ts';

export type PasteOfferPartProps = PasteProps & {
  readonly pasted: { readonly text: string; readonly isInBox: boolean };
};

export function PasteOfferPart({ pasted: { text, isInBox }, ...props }: PasteOfferPartProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const read = useRequestReader(props.models, props.current);
  const isReady = read !== null;

  const offer = useEffectEvent(function offerToFill() {
    const presets = presetsInText(text);
    if (presets) {
      const look = () => givenFiles.give({ files: [presets], isChosen: true });
      if (isInBox)
        toast.show({
          title: 'What you pasted are presets.',
          action: { label: 'Look at them…', onSelect: look },
        });
      else look();
      return;
    }
    const outcome = read?.(text) ?? null;
    if (outcome?.kind === 'request' && !isInBox) setOpen(true);
    else if (outcome?.kind === 'request') {
      const title = `What you pasted is a request for ${outcome.model.definition.title}.`;
      toast.show({ title, action: { label: 'Fill the form…', onSelect: () => setOpen(true) } });
    } else if (outcome && !isInBox) {
      toast.show({
        tone: 'warning',
        title: 'What you pasted cannot be filled in.',
        description: outcome.why,
      });
    } else if (!isInBox) {
      toast.show({ title: 'What you pasted is neither a request nor an image: nothing was changed.' });
    }
  });
  useEffect(() => {
    if (isReady) offer();
  }, [isReady]);

  return <PasteDialog {...props} open={isOpen} onOpenChange={setOpen} initialText={text} isInBox={isInBox} />;
}
