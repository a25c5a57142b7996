import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Model } from '#core/models/registry.ts';
import type { Field } from '#core/schema/field.ts';
import { formKeys } from '#web/form/form-keys.ts';
import { hintOfField } from '#web/form/frame/hint-of-field.ts';
import { useIssueRefresh } from '#web/form/issues/use-issue-refresh.ts';
import type { InputForm } from '#web/form/state/input-form.ts';
import { formatCount } from '#web/ui/format-count.ts';
import { createJsonEditor, type Findings } from './create-json-editor.ts';
import { MAX_CHARACTERS } from './length-limit.ts';

/** The editor with what it has to say beneath it: what is wrong, and what the parameter at the cursor takes. */
export function JsonEditor({ model, form }: { readonly model: Model; readonly form: InputForm }) {
  const host = useRef<HTMLDivElement>(null);
  const [findings, setFindings] = useState<Findings | null>(null);
  const [field, setField] = useState<Field | null>(null);
  const [refused, setRefused] = useState<number | null>(null);
  useIssueRefresh(model, form);

  const open = useEffectEvent((element: HTMLElement) =>
    createJsonEditor({
      model,
      form,
      root: element.shadowRoot ?? element.attachShadow({ mode: 'open' }),
      onFound: setFindings,
      onField: setField,
      onRefused: setRefused,
    }),
  );
  useEffect(() => (host.current ? open(host.current) : undefined), []);

  const isWrong = refused !== null || (findings !== null && findings.errors > 0);
  return (
    <div className="space-y-1.5">
      <div
        ref={host}
        className="overflow-clip rounded-md border border-line-strong bg-raised font-mono text-xs focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent pointer-coarse:text-lg"
      />
      <p role="status" className={isWrong ? 'text-xs text-danger' : 'text-xs text-ink-soft'}>
        {refused === null ? summaryOf(findings) : refusalOf(refused)}
      </p>
      <p className="text-xs text-ink-faint">
        {field
          ? `${field.title}: ${hintOfField(field) || field.description}`
          : `${formKeys.complete.keys} offers what can stand at the cursor; Tab leaves the editor.`}
      </p>
    </div>
  );
}

function summaryOf(findings: Findings | null): string {
  if (!findings) return '';
  const { problem, errors, warnings } = findings;
  if (problem) return `${problem} Until then the form keeps what it had.`;
  if (errors + warnings === 0) return 'No issues.';
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')].filter(Boolean).join(' and ');
  return `${counts}. ${formKeys.nextIssue.keys} goes to the next one.`;
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

function refusalOf(length: number): string {
  const [typed, most] = [length, MAX_CHARACTERS].map(formatCount);
  return `That would make ${typed} characters, and the editor takes ${most}. It was left out; paste less.`;
}
