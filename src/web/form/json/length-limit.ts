import { EditorState, type Extension, StateEffect, type Transaction } from '@codemirror/state';

/** How long a text the editor takes, in characters: beyond, checking it with every key would be felt. */
export const MAX_CHARACTERS = 200_000;

const refused = StateEffect.define<number>();

/** Keeps what would be too long out of the editor, whole; what is there stays. */
export const lengthLimit: Extension = EditorState.transactionFilter.of((transaction) =>
  transaction.docChanged && transaction.newDoc.length > MAX_CHARACTERS
    ? { effects: refused.of(transaction.newDoc.length) }
    : transaction,
);

/** How long the text would have been that a transaction stands for, or `null` where nothing was refused. */
export function refusedLength({ effects }: Transaction): number | null {
  return effects.find((effect) => effect.is(refused))?.value ?? null;
}
