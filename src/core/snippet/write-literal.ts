import type { CodeValue } from './code-value.ts';

/** What differs between the languages that write nearly the same literals. Texts are JSON's in all of them. */
export type Dialect = {
  readonly booleans: { readonly true: string; readonly false: string };
  readonly null: string;
  readonly number: (digits: string) => string;
  readonly key: (name: string) => string;
  readonly file: (name: string) => string;
  readonly freshId: () => string;
  /** After the last entry of what stands on several lines. */
  readonly lastComma: ',' | '';
  /** What one level is indented by; `null`: all stands on one line. */
  readonly indent: string | null;
  /** Inside the braces of an object on one line. */
  readonly padding: ' ' | '';
};

/** Writes a value. The first of its lines has no indent, the others stand below `margin`. */
export function writeLiteral(value: CodeValue, dialect: Dialect, margin = ''): string {
  const inside = margin + (dialect.indent ?? '');
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return dialect.number(value.digits);
    case 'boolean':
      return dialect.booleans[value.is ? 'true' : 'false'];
    case 'null':
      return dialect.null;
    case 'file':
      return dialect.file(value.name);
    case 'fresh-id':
      return dialect.freshId();
    case 'variable':
      return value.name;
    case 'list':
      return wrap(
        '[]',
        value.items.map((item) => writeLiteral(item, dialect, inside)),
      );
    case 'object':
      return wrap(
        '{}',
        value.entries.map(([name, item]) => `${dialect.key(name)}: ${writeLiteral(item, dialect, inside)}`),
      );
  }

  function wrap([open, close]: string, parts: readonly string[]): string {
    if (parts.length === 0) return `${open}${close}`;
    if (dialect.indent === null) {
      const padding = open === '{' ? dialect.padding : '';
      return `${open}${padding}${parts.join(', ')}${padding}${close}`;
    }
    const lines = parts.map((part) => `${inside}${part}`).join(',\n');
    return `${open}\n${lines}${dialect.lastComma}\n${margin}${close}`;
  }
}
