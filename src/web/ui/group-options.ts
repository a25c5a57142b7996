/** Options under their groups, both in the order in which they first appear. Options without a group stand under `''`. */
export function groupOptions<Option extends { readonly group?: string | undefined }>(
  options: readonly Option[],
): { readonly name: string; readonly items: readonly Option[] }[] {
  const groups = Map.groupBy(options, (option) => option.group ?? '');
  return [...groups].map(([name, items]) => ({ name, items }));
}
