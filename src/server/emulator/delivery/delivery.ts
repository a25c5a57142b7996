/** Where a body breaks off: after so many bytes, after half of it, or before the head of the answer (`null`). */
type BreakPoint = number | 'half' | null;

/**
 * How an answer travels. `hang`: silence from the break on. `reset`: RST there. `cut`: the connection is closed (FIN) inside
 * the body, which was announced by its length (`fin_short`), in chunks (`chunk_cut`) or to last until the close (`close_cut`:
 * the transport sees a clean end).
 */
export type Delivery =
  | { readonly kind: 'whole' }
  | { readonly kind: 'hang' | 'reset'; readonly breakAt: BreakPoint }
  | { readonly kind: 'fin_short' | 'chunk_cut' | 'close_cut'; readonly breakAt: number | 'half' };

/** An answer, and how it travels. */
export type Delivered = { readonly response: Response; readonly delivery: Delivery };
