import type { ProviderRequest } from '#core/provider-request.ts';
import { type SnippetForm, snippetForms } from '#core/snippet/write-snippet.ts';
import { Segmented } from '#web/ui/segmented.tsx';

type FormChoiceProps = {
  readonly request: ProviderRequest;
  readonly value: SnippetForm;
  readonly onChange: (form: SnippetForm) => void;
};

/** Chooses what code is written in: the language, and what it sends with. */
export function FormChoice({ request, value, onChange }: FormChoiceProps) {
  const forms = snippetForms(request);
  const language = languageOf(value);
  const ways = forms.filter((form) => languageOf(form) === language);
  return (
    <div className="flex flex-wrap gap-2">
      <Segmented
        label="Language"
        value={language}
        onChange={onChange}
        options={LANGUAGES.map(({ form, label }) => ({ value: form, label }))}
      />
      {ways.length > 1 ? (
        <Segmented
          label="Sent with"
          value={value}
          onChange={onChange}
          options={ways.map((form) => ({
            value: form,
            label: form.split(' ')[1] ?? OWN_WAY[language] ?? form,
          }))}
        />
      ) : null}
    </div>
  );
}

const LANGUAGES = [
  { form: 'curl', label: 'curl' },
  { form: 'typescript', label: 'TypeScript' },
  { form: 'python', label: 'Python' },
] as const;

/** What each language sends with where it is no client of the provider. */
const OWN_WAY: Readonly<Record<string, string>> = { typescript: 'fetch', python: 'requests' };

function languageOf(form: SnippetForm): SnippetForm {
  return LANGUAGES.find((known) => form.startsWith(known.form))?.form ?? form;
}
