/** A value as code may write it: in JSON, TypeScript or Python. */
export type CodeValue =
  | { readonly kind: 'text'; readonly text: string }
  /** As JSON writes it; integers with all their digits. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'boolean'; readonly is: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly CodeValue[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [name: string, value: CodeValue])[] }
  /** An image that lies in a file beside the code, written as a data URI. */
  | { readonly kind: 'file'; readonly name: string }
  /** A new UUID for each run. */
  | { readonly kind: 'fresh-id' }
  /** A variable of the code. */
  | { readonly kind: 'variable'; readonly name: string };
