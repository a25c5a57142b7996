import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInput } from '#core/models/arbitrary-input.ts';
import { realModel, realModels } from '#core/models/test-models.ts';
import type { Input } from './input.ts';
import { setAt } from './path.ts';

const runware = realModel('runware/alibaba:qwen-image@2512');
const edit = realModel('runware/runware:108@22');
const replicate = realModel('replicate/qwen/qwen-image-2512');

function fixesAt(model: typeof runware, input: Input, path: string): readonly string[] {
  const issues = model.validate(input).issues.filter((issue) => issue.path === path);
  return issues.flatMap(({ fixes }) => fixes.map(({ label }) => label));
}

describe('the fixes of a broken rule', () => {
  it.each([
    [runware, { maskMargin: 64 }, 'maskMargin', ['Take out Mask margin']],
    [edit, { width: 512 }, 'height', ['Take out Width']],
    [
      runware,
      { acceleratorOptions: { fbCacheThreshold: 0.5 } },
      'acceleratorOptions.fbCacheThreshold',
      ['Take out First Block Cache threshold', 'Turn on First Block Cache'],
    ],
    [
      runware,
      { acceleratorOptions: { fbCache: true, cacheStartStep: 8, cacheEndStep: 5 }, steps: 20 },
      'acceleratorOptions.cacheStartStep',
      ['Cache start step 4', 'Cache end step 9'],
    ],
    [edit, { steps: 3 }, 'steps', ['Steps 5']],
    [
      replicate,
      { width: 512, aspect_ratio: '1:1' },
      'width',
      ['Take out Width', 'Set Aspect ratio to custom'],
    ],
  ] as const)('%o', (model, input, path, labels) => {
    expect(fixesAt(model, input, path)).toEqual(labels);
  });

  it.each(realModels)('settle what they are for: $id', (model) => {
    fc.assert(
      fc.property(arbitraryInput(model), (input) => {
        for (const issue of model.validate(input).issues) {
          for (const fix of issue.fixes) {
            const fixed = fix.changes.reduce(
              (now, { path, value }) => setAt(now, path, value ?? undefined),
              input,
            );
            const left = model.validate(fixed).issues;
            expect(
              left.filter((other) => other.message === issue.message && other.path === issue.path),
            ).toEqual([]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});
