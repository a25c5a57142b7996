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
  const known = keptMasks(form).get(path);
  const kept = known?.source === source.value ? known : null;

  async function open() {
    setOpened(null);
    const url = value === '' ? null : fullUrl(value);
    setOpened(await openPainting({ source, mask: url === null ? null : { value, url }, kept }));
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
      unsaved={kept?.savedAs === null ? kept.edits : null}
      title={title}
      onKeep={(edits, savedAs) => keptMasks(form).set(path, { source: source.value, savedAs, edits })}
      onSaved={(saved) => {
        onCommit(saved);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
