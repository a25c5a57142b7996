/**
 * What a text box holds. Emptied, it is unset, unless the parameter's own default is some text: then the empty text is kept,
 * because it says something else than the default.
 */
export function readText(text: string, defaultText: string | null): string | undefined {
  return text === '' && !defaultText ? undefined : text;
}
