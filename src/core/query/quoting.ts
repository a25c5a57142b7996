/** Quotes and the way out of them: `"a \"b\""`. */
export const quoting = {
  isIn(raw: string): boolean {
    return raw.includes('"');
  },
  add(text: string): string {
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
  },
  /** Quotes only where the text would fall apart without. */
  addWhereNeeded(text: string): string {
    return text === '' || /[\s"]/.test(text) ? quoting.add(text) : text;
  },
  remove(raw: string): string {
    return raw.replace(/"((?:[^"\\]|\\.)*)(?:"|\\?$)/gs, (_, inner: string) =>
      inner.replace(/\\(.)/gs, '$1'),
    );
  },
};
