import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** How the editor looks: our tokens, which change with the theme by themselves. Type and size come from the element around it. */
export const editorTheme: Extension = [
  EditorView.theme({
    '&': { color: 'var(--ink)', backgroundColor: 'var(--raised)' },
    // The element around it shows the focus.
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.5' },
    '.cm-content': { minHeight: '12rem', padding: '0.5rem 0', caretColor: 'var(--ink)' },
    '.cm-line': { padding: '0 0.5rem 0 0.25rem' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-content ::selection, .cm-line::selection': {
      color: 'var(--accent-ink)',
      backgroundColor: 'var(--accent)',
    },
    '.cm-gutters': { color: 'var(--ink-faint)', backgroundColor: 'transparent', border: 'none' },
    '.cm-gutter-lint': { width: '1.25rem' },
    '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', color: 'var(--accent)' },
    '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--danger-soft)', color: 'var(--danger)' },
    '.cm-lintRange-error, .cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy',
      textDecorationSkipInk: 'none',
      textUnderlineOffset: '3px',
    },
    '.cm-lintRange-error': { textDecorationColor: 'var(--danger)' },
    '.cm-lintRange-warning': { textDecorationColor: 'var(--warning)' },
    '.cm-lintRange-active': { backgroundColor: 'var(--hover)' },
    '.cm-lintPoint-error:after': { borderBottomColor: 'var(--danger)' },
    '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--warning)' },
    '.cm-lint-marker': { width: '0.5rem', height: '0.5rem', borderRadius: '50%', margin: '0.3rem auto 0' },
    '.cm-lint-marker-error': { content: 'none', backgroundColor: 'var(--danger)' },
    '.cm-lint-marker-warning': { content: 'none', backgroundColor: 'var(--warning)', borderRadius: '0' },
    '.cm-tooltip': {
      color: 'var(--ink)',
      backgroundColor: 'var(--raised)',
      border: '1px solid var(--line-strong)',
      borderRadius: '4px',
      boxShadow: '0 2px 8px var(--shade)',
      fontFamily: 'system-ui, sans-serif',
      fontSize: '0.75rem',
      maxWidth: 'min(24rem, 90vw)',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': {
      fontFamily: 'inherit',
      maxHeight: '16rem',
      minWidth: '12rem',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.5rem', lineHeight: '1.25' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      color: 'var(--accent-ink)',
      backgroundColor: 'var(--accent)',
    },
    '.cm-completionIcon': { display: 'none' },
    '.cm-completionMatchedText': { fontWeight: '600' },
    // Inline, it would be spoken as one word with the label.
    '.cm-completionDetail': { display: 'inline-block', fontStyle: 'normal', color: 'var(--ink-faint)' },
    'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
    '.cm-completionInfo': { padding: '0', maxWidth: 'min(20rem, 90vw)' },
    // On a narrow screen it would lie on the list.
    '.cm-completionInfo-left-narrow, .cm-completionInfo-right-narrow': { display: 'none' },
    '.cm-help': { padding: '0.5rem 0.625rem', maxHeight: '16rem', overflowY: 'auto' },
    '.cm-help p': { margin: '0.25rem 0', whiteSpace: 'pre-line', color: 'var(--ink-soft)' },
    '.cm-help-facts': { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '0 0.75rem', margin: '0' },
    '.cm-help-facts dt': { color: 'var(--ink-faint)' },
    '.cm-help-facts dd': { margin: '0', color: 'var(--ink-soft)', overflowWrap: 'anywhere' },
    '.cm-diagnostic': { padding: '0.375rem 0.625rem', borderLeft: '3px solid', whiteSpace: 'pre-wrap' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
    '.cm-diagnosticAction': {
      color: 'var(--ink)',
      backgroundColor: 'var(--panel)',
      border: '1px solid var(--line-strong)',
      borderRadius: '3px',
      padding: '0.125rem 0.5rem',
      minHeight: '1.5rem',
      cursor: 'pointer',
    },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--accent)' },
      { tag: tags.string, color: 'var(--ink)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--ink)', fontWeight: '600' },
      { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--ink-soft)' },
    ]),
  ),
];
