import { formKeys } from '#web/form/form-keys.ts';

/** The keys of a field's buttons, spoken with its hint, since the buttons are no Tab stops. */
export function keysHint(isSet: boolean): string {
  return `${formKeys.help.keys}: help.${isSet ? ` ${formKeys.reset.keys}: reset.` : ''}`;
}
