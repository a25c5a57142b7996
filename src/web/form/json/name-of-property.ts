import { parseJson } from '#core/json.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** The name of a property in the syntax tree of a JSON text, unquoted; empty where it has none yet. */
export function nameOfProperty(property: SyntaxNode, text: string): string {
  const name = property.getChild('PropertyName');
  const value = name ? parseJson(text.slice(name.from, name.to)) : '';
  return typeof value === 'string' ? value : '';
}
