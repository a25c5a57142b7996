import { nameOfProperty } from './name-of-property.ts';
import type { SyntaxNode, SyntaxTree } from './syntax-tree.ts';

/** Which value an offset of a JSON text is in, as a concrete path. A name counts to its value; empty outside of all. */
export function pathAt(
  tree: SyntaxTree,
  text: string,
  offset: number,
): { readonly path: string; readonly isName: boolean } {
  const inner = tree.resolveInner(offset, 1);
  const keys: string[] = [];
  for (let node: SyntaxNode | null = inner; node; node = node.parent) {
    if (node.name === 'Property') keys.unshift(nameOfProperty(node, text));
    else if (node.parent?.name === 'Array' && !BRACKET.test(node.name)) keys.unshift(String(indexOf(node)));
  }
  return { path: keys.join('.'), isName: inner.name === 'PropertyName' };
}

const BRACKET = /^[[\],]$/;

function indexOf(entry: SyntaxNode): number {
  let index = 0;
  for (let before = entry.prevSibling; before; before = before.prevSibling) {
    if (!BRACKET.test(before.name) && !before.type.isError) index++;
  }
  return index;
}
