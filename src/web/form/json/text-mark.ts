/** A place in a text, as offsets, with what is to be said there. */
export type TextMark = { readonly from: number; readonly to: number; readonly message: string };
