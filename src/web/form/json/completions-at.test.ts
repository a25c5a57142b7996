import { describe, expect, test } from 'vitest';
import { fourthDocument } from '#core/models/fourth-document.ts';
import { toModel } from '#core/models/registry.ts';
import { definitionSchema } from '#core/schema/definition.ts';
import { completionsAt } from './completions-at.ts';

const model = toModel(definitionSchema.parse(fourthDocument));

/** What is offered at the bar in a text, and what of the text it replaces. */
function offered(marked: string, isAsked = false) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const result = completionsAt(model, { text, offset, isAsked });
  return (
    result && {
      labels: result.options.map(({ label }) => label),
      replaced: text.slice(result.from, result.to),
      options: result.options,
    }
  );
}

describe('names', () => {
  test('are those not set in this object yet, in order, without what the server sets', () => {
    const labels = offered('{"seed": 1, "|", "tile": true}')?.labels;
    expect(labels?.slice(0, 3)).toEqual(['"caption"', '"callback"', '"batch"']);
    for (const name of ['"seed"', '"tile"', '"jobId"']) expect(labels).not.toContain(name);
  });

  test.each([
    ['{"light": {"|"}}', ['"angle"', '"lamp"']],
    ['{"light": {"lamp": {"wa|"}}}', ['"watts"']],
    ['{"layers": [{"name": "x"}, {"name": "y", "|"}]}', ['"weight"', '"from"', '"to"', '"blend"']],
    ['{"layers": [{"na|": "x", "to": 1}]}', ['"name"', '"weight"', '"from"', '"blend"']],
  ])('%s: those of the object at the cursor', (text, labels) => {
    expect(offered(text)?.labels).toEqual(labels);
  });

  test('half typed, without quotes or without an end, are replaced whole', () => {
    for (const [text, replaced] of [
      ['{"seed": 1, "pal|', '"pal'],
      ['{"seed": 1, pal|}', 'pal'],
      ['{"pal|": "dawn"}', '"pal"'],
    ] as const)
      expect(offered(text)).toMatchObject({ replaced, labels: expect.arrayContaining(['"palette"']) });
  });

  test('are not offered twice where a comma or a colon is still missing', () => {
    const wanted = expect.not.arrayContaining(['"tile"', '"seed"']);
    expect(offered('{"|" "tile": true, "seed": 1}')?.labels).toEqual(wanted);
    expect(offered('{"frames": 1 "tile": true, "seed": 1, "|"}')?.labels).toEqual(wanted);
  });

  test('bring their colon, unless it is there', () => {
    expect(offered('{"|"}')?.options[0]?.apply).toBe('"caption": ');
    expect(offered('{"|": "x"}')?.options[0]?.apply).toBe('"caption"');
  });

  test('say title and type', () => {
    expect(offered('{"war|"}')?.options).toContainEqual(
      expect.objectContaining({ displayLabel: 'warmth', detail: 'Warmth, number' }),
    );
  });

  test('come unasked only once one is begun, since Enter would rather begin a line', () => {
    expect(offered('{|}')).toBeNull();
    expect(offered('{"seed": 1,\n  |\n}')).toBeNull();
    expect(offered('{|}', true)?.labels).toHaveLength(model.fields.length - 3);
  });
});

describe('values', () => {
  test.each([
    ['{"palette": |}', ['"dawn"', '"dusk"']],
    ['{"palette": "d|"}', ['"dawn"', '"dusk"']],
    ['{"tile": |}', ['true', 'false']],
    ['{"tile": t|', ['true', 'false']],
    ['{"frames": |}', ['2']],
    ['{"edition": |}', ['"fourth"']],
    ['{"light": |}', ['{}']],
    ['{"tags": |}', ['[]']],
    ['{"layers": [{"blend": |}]}', ['"over"']],
  ])('%s', (text, labels) => {
    expect(offered(text)?.labels).toEqual(labels);
  });

  test('say which is the default, and which is sent while none is set', () => {
    expect(offered('{"palette": |}')?.options[0]?.detail).toBe('default');
    expect(offered('{"delivery": |}')?.options[1]?.detail).toBe('sent while unset');
    expect(offered('{"mood": |}')?.options[0]).toMatchObject({ detail: 'Calm', info: 'Still.' });
  });

  test.each(['{"caption": "a |"}', '{"frames": 1|}', '{"unheard": |}', '{"tile": true |}', '{"source": |}'])(
    '%s: nothing gets in the way',
    (text) => {
      expect(offered(text)).toBeNull();
    },
  );
});
