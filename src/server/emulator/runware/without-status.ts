type Item = Readonly<Record<string, unknown>>;

/** `status` belongs to polls: elsewhere a result is closed without it (runware.md §2.2). What failed keeps it. */
export function withoutStatus(item: Item): Item {
  const { status, ...rest } = item;
  return status === 'success' ? rest : item;
}
