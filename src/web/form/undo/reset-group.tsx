import { RotateCcw } from 'lucide-react';
import { focusInside } from '#web/form/frame/focus-inside.ts';
import { isByFinger } from '#web/form/frame/is-by-finger.ts';
import type { FormGroup } from '#web/form/layout/groups-of.ts';
import { useGroupCount } from '#web/form/layout/use-group-count.ts';
import { useFormScope } from '#web/form/state/form-scope.ts';
import { IconButton } from '#web/ui/icon-button.tsx';
import { useReset } from './use-reset.ts';
import { withoutFields } from './without-fields.ts';

/** Resets a group, folded or not. Nothing where nothing in it is set. */
export function ResetGroup({ group }: { readonly group: FormGroup }) {
  const reset = useReset(useFormScope());
  const count = useGroupCount(group);
  if (count === 0) return null;
  return (
    <IconButton
      size="sm"
      icon={RotateCcw}
      label={`Reset all of ${group.title}`}
      // Under the resets of its fields, beside their help.
      className="mr-5 pointer-coarse:mr-7"
      onClick={({ currentTarget }) => {
        // The button goes with the values.
        if (!isByFinger()) focusInside(currentTarget.closest('section'));
        reset(group.title, (input) => withoutFields(input, group.fields));
      }}
    />
  );
}
