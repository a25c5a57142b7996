import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realModels } from '#core/models/test-models.ts';
import { flattenFields } from '#core/schema/field.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { splitTerms } from './split-terms.ts';
import { createVocabulary } from './vocabulary.ts';

const vocabulary = createVocabulary(realModels);
const parse = (text: string) => parseQuery(text, vocabulary);

/** Text of which most is made of what means something. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom('-', '"', ':', '\\', ' ', '..', '>', '<=', '20', '0.5', '9223372036854775807', 'fox'),
      fc.constantFrom(
        'is:',
        'starred',
        'tag:',
        'steps:',
        'seed:',
        'cfg:',
        'prompt:',
        'scheduler:',
        'before:',
        '2026-11-01',
      ),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a query', () => {
  it('reads as the same after it was written down, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { query } = parse(text);
        const printed = printQuery(query);
        expect(parse(printed)).toEqual({ query, mistakes: [] });
        expect(printQuery(parse(printed).query)).toBe(printed);
      }),
      { numRuns: 2_000 },
    );
  });

  it('loses nothing: every term is understood, or named with its place', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { query, mistakes } = parse(text);
        const terms = splitTerms(text);
        expect(query.length + mistakes.length).toBe(terms.length);
        for (const { at, length, message } of mistakes) {
          expect(message.startsWith(`“${text.slice(at, at + length)}”: `)).toBe(true);
          expect(message.endsWith('.')).toBe(true);
        }
      }),
    );
  });

  it.each([
    'fox',
    '"fox in snow"',
    '-fox',
    '-"say \\"cheese\\""',
    '16:9',
    'seed:9223372036854775807',
    'steps:>20',
    'steps:10..30',
    'cost:<=0.01',
    'model:edit',
    'provider:runware',
    'is:starred',
    '-is:sandbox',
    'tag:"big poster"',
    'rating:>=4',
    'before:2026-11-01',
    'scheduler:"DPM++ 2M"',
    'prompt:lighthouse',
    'cfg:2.5',
    'num_inference_steps:28',
    'lora.weight:0.5',
  ])('%s is written as it was typed', (text) => {
    expect(parse(text).mistakes).toEqual([]);
    expect(printQuery(parse(text).query)).toBe(text);
  });

  it('knows every parameter of every model by its API name and its path', () => {
    for (const model of realModels) {
      for (const field of flattenFields(model.fields)) {
        const isAsked =
          field.kind !== 'object' &&
          !(field.kind === 'list' && field.item.kind === 'object') &&
          !field.managed &&
          !field.isPrivate;
        const keys = [field.name, field.path.replaceAll('[]', ''), ...(field.role ? [field.role] : [])];
        for (const key of isAsked ? keys : [])
          expect(parse(`${key}:1`).mistakes, `${model.id} ${key}`).toEqual([]);
      }
    }
  });

  it.each([
    ['steps:>abc', 'after steps: comes a number, as in steps:20, steps:>20 or steps:10..30.'],
    ['steps:', 'after steps: comes a number, as in steps:20, steps:>20 or steps:10..30.'],
    ['steps:30..10', 'the first number is the larger one. Write steps:10..30.'],
    [
      'stepz:3',
      'no parameter is called stepz. Did you mean steps:? Put it in quotes to look for these words.',
    ],
    ['colour:red', 'no parameter is called colour. Put it in quotes to look for these words.'],
    [
      'is:gone',
      'after is: comes starred, deleted, sandbox, live, running, done, failed, canceled, expired or unknown.',
    ],
    ['before:tomorrow', 'after before: comes a day, as in before:2026-11-01.'],
    ['before:2026-02-31x', 'after before: comes a day, as in before:2026-11-01.'],
    ['tag:', 'after tag: comes a name, or a part of it.'],
    ['scheduler:', 'after scheduler: comes a value, or a part of it.'],
  ])('says in one sentence what is wrong with %s, and where', (text, sentence) => {
    expect(parse(`fox ${text} -is:starred`)).toEqual({
      query: [
        { isNegated: false, condition: { kind: 'words', text: 'fox', isExact: false } },
        { isNegated: true, condition: { kind: 'is', state: 'starred' } },
      ],
      mistakes: [{ at: 4, length: text.length, message: `“${text}”: ${sentence}` }],
    });
  });
});
