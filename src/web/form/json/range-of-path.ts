import { nameOfProperty } from './name-of-property.ts';
import type { SyntaxNode, SyntaxTree } from './syntax-tree.ts';

/** Where a value stands in a text, as offsets. An entry of a list has no name. */
export type PathRange = {
  readonly name: { readonly from: number; readonly to: number } | null;
  readonly value: { readonly from: number; readonly to: number };
  /** `false`: the path is not in the text, and this is what it would be inside of. */
  readonly isFound: boolean;
};

/** The place of a concrete path in a JSON text: `lora.0.weight`. A name may hold dots itself. */
export function rangeOfPath(tree: SyntaxTree, text: string, path: string): PathRange {
  const root = tree.topNode.firstChild;
  if (!root) return { name: null, value: { from: 0, to: text.length }, isFound: path === '' };
  return path === '' ? { name: null, value: root, isFound: true } : rangeInside(root, text, path);
}

function rangeInside(parent: SyntaxNode, text: string, path: string): PathRange {
  for (const { key, name, value } of entriesOf(parent, text)) {
    if (!value || (path !== key && !path.startsWith(`${key}.`))) continue;
    if (path === key) return { name, value, isFound: true };
    const inside = rangeInside(value, text, path.slice(key.length + 1));
    return inside.isFound || inside.name ? inside : { ...inside, name };
  }
  return { name: null, value: parent, isFound: false };
}

type Entry = {
  readonly key: string;
  readonly name: SyntaxNode | null;
  readonly value: SyntaxNode | null;
};

function entriesOf(parent: SyntaxNode, text: string): readonly Entry[] {
  if (parent.name === 'Array') {
    return valuesOf(parent).map((value, index) => ({ key: String(index), name: null, value }));
  }
  return parent.getChildren('Property').map((property) => ({
    key: nameOfProperty(property, text),
    name: property.getChild('PropertyName'),
    value: valuesOf(property).at(-1) ?? null,
  }));
}

function valuesOf(parent: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (VALUES.has(child.name)) found.push(child);
  }
  return found;
}

const VALUES: ReadonlySet<string> = new Set(['True', 'False', 'Null', 'Number', 'String', 'Object', 'Array']);
