import type { SnippetForm } from '#core/snippet/write-snippet.ts';

const KEY = 'proofsheet.code.1';

/** The form of code that was looked at last, where the browser keeps it. */
export const chosenForm = {
  /** The same again; where a provider has no such client, its language alone; else the first. */
  of(forms: readonly SnippetForm[]): SnippetForm {
    const last = read();
    const [language] = last.split(' ');
    return forms.find((form) => form === last) ?? forms.find((form) => form === language) ?? 'curl';
  },
  keep(form: SnippetForm): void {
    try {
      localStorage.setItem(KEY, form);
    } catch {
      // Then it is chosen again next time.
    }
  },
};

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
