/**
 * What names a control for assistive technology; one of the three is required.
 * `label` is spoken, not drawn; `aria-labelledby` points at drawn text; with `id` alone, a `<label htmlFor>` elsewhere names it.
 */
export type AccessibleName = {
  readonly label?: string | undefined;
  readonly 'aria-labelledby'?: string | undefined;
  readonly id?: string | undefined;
} & ({ readonly label: string } | { readonly 'aria-labelledby': string } | { readonly id: string });
