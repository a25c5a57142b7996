import type { syntaxTree } from '@codemirror/language';

/** The syntax tree of a text, as the editor's parser makes it. */
export type SyntaxTree = ReturnType<typeof syntaxTree>;
export type SyntaxNode = SyntaxTree['topNode'];
