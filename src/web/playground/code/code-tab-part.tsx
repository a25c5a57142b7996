import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Input } from '#core/schema/input.ts';
import { privatePaths } from '#core/schema/private-paths.ts';
import { titleAt } from '#core/schema/title-at.ts';
import { type SnippetForm, snippetForms, writeSnippet } from '#core/snippet/write-snippet.ts';
import { configQuery } from '#web/api/config-query.ts';
import { newId } from '#web/api/new-id.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { useLiveInput } from '#web/form/state/use-live-input.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { chosenForm } from './chosen-form.ts';
import { FormChoice } from './form-choice.tsx';
import { SnippetFiles } from './snippet-files.tsx';
import { useImageSubtypes } from './use-image-subtypes.ts';

type CodeTabPartProps = { readonly model: Model; readonly form: InputForm };

export function CodeTabPart({ model, form }: CodeTabPartProps) {
  const { data: config } = useQuery(configQuery);
  const live = useLiveInput(form);
  // A long text is written anew with every key; the key comes first.
  const input = useDeferredValue(live);
  const subtypeOf = useImageSubtypes(input);
  const [chosen, setChosen] = useState<SnippetForm | null>(null);
  const [taskId, setTaskId] = useState(newId);
  const provider = config?.providers.find(({ id }) => id === model.provider);
  if (!config) return <Skeleton className="h-64" />;
  if (!provider) return <Notice tone="warning" title={`How ${model.provider} is asked is not known here`} />;

  const { request, keyVariable } = provider;
  const selected = chosen ?? chosenForm.of(snippetForms(request));
  const { text, files } = writeSnippet({
    model,
    input,
    request,
    keyVariable,
    form: selected,
    subtypeOf,
    taskId,
  });
  const left = privateTitles(model, input);

  function copied(): string {
    // Two runs under one id would be refused as one.
    setTaskId(newId());
    return text;
  }

  return (
    <div className="space-y-3 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <FormChoice
          request={request}
          value={selected}
          onChange={(next) => {
            chosenForm.keep(next);
            setChosen(next);
          }}
        />
        <CopyButton text={copied} label="Copy the code" size="md">
          Copy
        </CopyButton>
      </div>
      <p className="text-ink-soft">
        Sends this task to {provider.title} without Proofsheet: it is paid, and not in the gallery. The key is
        read from <code className="font-mono text-xs">{keyVariable}</code>.
      </p>
      {left.length > 0 ? (
        <Notice
          tone="neutral"
          title={
            left.length === 1 ? '1 private value is left out' : `${left.length} private values are left out`
          }
        >
          Add by hand what you need: {left.join(', ')}.
        </Notice>
      ) : null}
      <SnippetFiles files={files} />
      <section aria-label="Code" className="rounded-md border border-line bg-raised p-3">
        <pre className="font-mono text-xs leading-5 whitespace-pre-wrap text-ink wrap-anywhere">{text}</pre>
      </section>
    </div>
  );
}

function privateTitles(model: Model, input: Input): readonly string[] {
  return privatePaths(model, input).map((path) => titleAt(model.fields, path));
}
