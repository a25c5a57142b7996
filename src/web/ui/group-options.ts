/** Options under their groups, both in the order in which they first appear; before them under `''` those of no group. */
export function groupOptions<Option extends { readonly group?: string | undefined }>(
  options: readonly Option[],
): { readonly name: string; readonly items: readonly Option[] }[] {
  const groups = Map.groupBy(options, (option) => option.group ?? '');
  const loose = groups.get('');
  groups.delete('');
  return [...(loose ? [['', loose] as const] : []), ...groups].map(([name, items]) => ({ name, items }));
}
