/** The ids of a field's parts in the page, by its path: label, hint and issues are tied to the control through them. */
export function fieldIds(formId: string, path: string) {
  const stem = `${formId}-${path}`;
  return {
    frame: `${stem}-frame`,
    control: stem,
    label: `${stem}-label`,
    hint: `${stem}-hint`,
    help: `${stem}-help`,
    issues: `${stem}-issues`,
  } as const;
}
