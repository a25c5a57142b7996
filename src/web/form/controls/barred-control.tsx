import { Ban } from 'lucide-react';
import { use } from 'react';
import { FormServicesContext } from '#web/form/state/form-services.ts';
import { TextField } from '#web/ui/text-field.tsx';
import type { ControlProps } from './control-props.ts';
import { toText } from './to-text.ts';

/** In the place of a private field's control, where the server takes no private values. */
export const barredControl = {
  shape: 'box',
  render: (props: ControlProps) => <Barred {...props} />,
} as const;

/** It can be read but not be filled; a value of before can be reset. */
function Barred({ value, aria }: ControlProps) {
  const { privateBarredBy } = use(FormServicesContext);
  const reasonId = `${aria.id}-barred`;
  return (
    <>
      <TextField
        {...aria}
        aria-describedby={`${aria['aria-describedby'] ?? ''} ${reasonId}`}
        disabled
        value={toText(value)}
      />
      <p id={reasonId} className="mt-1 flex items-start gap-1.5 text-xs text-ink-soft">
        <Ban aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
        {privateBarredBy}
      </p>
    </>
  );
}
