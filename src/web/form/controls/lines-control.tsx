import { useState } from 'react';
import type { ListField } from '#core/schema/field.ts';
import { unsetText } from '#web/form/frame/unset-text.ts';
import { RowIssues } from '#web/form/issues/row-issues.tsx';
import { isSameValue } from '#web/form/state/is-same-value.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import type { ControlProps } from './control-props.ts';
import { JsonControl } from './json-control.tsx';
import { readLines } from './read-lines.ts';
import { toLines } from './to-lines.ts';

/** A list of texts, one a line. A value that lines cannot hold, such as an entry of two lines, is shown as JSON. */
export function LinesControl(props: ControlProps<ListField>) {
  const { field, path, value, aria, onChange } = props;
  // As typed, blank lines and all; it stands for as long as it says what is set.
  const [draft, setDraft] = useState<string | null>(null);
  const text = toLines(value);
  if (text === null) return <JsonControl {...props} />;
  return (
    <>
      <TextArea
        {...aria}
        rows={1}
        spellCheck={false}
        value={draft !== null && isSameValue(readLines(draft), value) ? draft : text}
        onChange={(event) => {
          setDraft(event.target.value);
          onChange(readLines(event.target.value));
        }}
        onBlur={() => setDraft(null)}
        placeholder={`${unsetText(field)}, one a line`}
        className="block"
      />
      {readLines(text)?.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no name but its place, and only its issues are drawn
        <RowIssues key={index} path={`${path}.${index}`} />
      ))}
    </>
  );
}
