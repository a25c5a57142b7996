import type { InputValue } from '#core/schema/input.ts';

/** A row of a list that is switched off. It is no part of the input: `place` is where it stands among all rows, from 0. */
export type RestingRow = { readonly place: number; readonly row: InputValue };

/** By the path of their list. */
export type RestingRows = Readonly<Record<string, readonly RestingRow[]>>;
