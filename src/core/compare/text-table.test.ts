import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toCsv, toMarkdown } from './text-table.ts';

it('writes CSV that a spreadsheet takes for text', () => {
  const rows = [['Prompt', '=HYPERLINK("http://evil.example")', 'a "lamp", lit']];
  expect(toCsv({ head: ['Parameter', '1', '2'], rows })).toBe(
    'Parameter,1,2\r\nPrompt,"\'=HYPERLINK(""http://evil.example"")","a ""lamp"", lit"\r\n',
  );
});

it('lets no cell of the CSV begin as a formula', () => {
  const cell = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string());
  fc.assert(
    fc.property(cell, ([sign, rest]) => {
      expect(toCsv({ head: [sign + rest], rows: [] })).toMatch(/^"?'/);
    }),
  );
});

it('keeps a Markdown row in one line, with as many cells as the head', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const lines = toMarkdown({ head: ['1', '2'], rows: [[a, b]] }).split('\n');
      expect(lines).toHaveLength(4);
      expect(lines[2]?.replace(/\\[\\|]/g, '').split('|')).toHaveLength(4);
    }),
  );
  expect(toMarkdown({ head: ['a|b'], rows: [['x\ny']] })).toBe('| a\\|b |\n| --- |\n| x<br>y |\n');
});
