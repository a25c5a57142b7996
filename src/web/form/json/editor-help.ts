import { syntaxTree } from '@codemirror/language';
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import type { Model } from '#core/models/registry.ts';
import { fieldAt } from '#core/schema/field-at.ts';
import { helpNode } from './help-node.ts';
import { pathAt } from './path-at.ts';

/** The help of a parameter while the pointer rests on its name. */
export function editorHelp({ fields }: Pick<Model, 'fields'>) {
  return hoverTooltip(function helpAt(view: EditorView, offset: number): Tooltip | null {
    const tree = syntaxTree(view.state);
    const { path, isName } = pathAt(tree, view.state.doc.toString(), offset);
    const field = isName ? fieldAt(fields, path) : null;
    if (!field) return null;
    const { from, to } = tree.resolveInner(offset, 1);
    return { pos: from, end: to, above: true, create: () => ({ dom: helpNode(field) }) };
  });
}
