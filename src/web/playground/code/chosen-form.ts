import type { SnippetForm } from '#core/snippet/write-snippet.ts';
import { browserStorage } from '#web/ui/browser-storage.ts';

const KEY = 'proofsheet.code.1';

/** The form of code that was looked at last, where the browser keeps it. */
export const chosenForm = {
  /** The same again; where a provider has no such client, its language alone; else the first. */
  of(forms: readonly SnippetForm[]): SnippetForm {
    const last = String(browserStorage.read(KEY) ?? '');
    const [language] = last.split(' ');
    return forms.find((form) => form === last) ?? forms.find((form) => form === language) ?? 'curl';
  },
  keep(form: SnippetForm): void {
    browserStorage.write(KEY, form);
  },
};
