import { use, useEffect, useEffectEvent, useState } from 'react';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Spinner } from '#web/ui/spinner.tsx';
import { keptMasks } from './kept-masks.ts';
import { MaskWorkplace } from './mask-workplace.tsx';
import { type OpenedPainting, openPainting } from './open-painting.ts';

export type MaskDeskProps = {
  readonly source: { readonly value: string; readonly url: string; readonly title: string };
  readonly path: string;
  readonly title: string;
  /** The mask that is set, or empty text. */
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly onClose: () => void;
};

/** Brings the picture and what there is of a mask, then makes place for work on them. */
export function MaskDesk({ source, path, title, value, onCommit, onClose }: MaskDeskProps) {
  const { form } = useFormScope();
  const { fullUrl } = use(FormServicesContext);
  const [opened, setOpened] = useState<OpenedPainting | string | null>(null);
  const masks = keptMasks(form);
  const ground = { path, source: source.value, value };

  async function open() {
    setOpened(null);
    const url = value === '' ? null : fullUrl(value);
    setOpened(await openPainting({ sourceUrl: source.url, maskUrl: url, kept: masks.find(ground) }));
  }
  const openFirst = useEffectEvent(open);
  useEffect(() => void openFirst(), []);

  if (opened === null) return <Spinner label="Loading the picture" />;
  if (typeof opened === 'string') {
    return (
      <Notice tone="danger" role="alert" title={opened} actions={<Button onClick={open}>Try again</Button>} />
    );
  }
  return (
    <MaskWorkplace
      opened={opened}
      title={title}
      onKeep={(mask) => masks.keep(ground, mask)}
      onSaved={(saved, mask) => {
        masks.forget(ground);
        masks.keep({ ...ground, value: saved }, mask);
        onCommit(saved);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
