import { describe, expect, it } from 'vitest';
import { readProblem, retryAfterOf, toTaskError } from './problem.ts';

function read(body: object, status: number) {
  const problem = readProblem(body);
  return problem && toTaskError(problem, status);
}

describe('a problem of Replicate’s', () => {
  it('of a token says which variable to check', () => {
    const body = {
      title: 'Unauthenticated',
      detail: 'You did not pass a valid authentication token',
      status: 401,
    };
    expect(read(body, 401)).toEqual({
      kind: 'unauthorized',
      message:
        'Unauthenticated. You did not pass a valid authentication token. Replicate refused the token. Check REPLICATE_API_TOKEN and start again',
      issues: [],
      code: 'Unauthenticated',
    });
  });

  it.each([
    [401, 'unauthorized'],
    [402, 'out-of-credit'],
    [403, 'unauthorized'],
    [400, 'invalid-input'],
    [422, 'invalid-input'],
    [404, 'provider-failed'],
  ])('with %i is of the kind %s', (status, kind) => {
    expect(read({ detail: 'No.' }, status)?.kind).toBe(kind);
  });

  it('has an issue at every field that it names', () => {
    const body = {
      title: 'Input validation failed',
      detail: '- input.output_format: …\n- input: prompt is required\n',
      status: 422,
      invalid_fields: [
        { type: 'enum', field: 'input.output_format', description: 'must be one of …' },
        { type: 'required', field: 'input', description: 'prompt is required' },
        {
          type: 'additional_property_not_allowed',
          field: '',
          description: 'Additional property x is not allowed',
        },
      ],
    };
    expect(read(body, 422)?.issues.map(({ path, message }) => [path, message])).toEqual([
      ['output_format', 'must be one of …'],
      ['prompt', 'prompt is required'],
      ['', 'Additional property x is not allowed'],
    ]);
  });

  it.each([{}, { title: 'x' }, { detail: 7 }, null, 'text', []])(
    'is none where it has no detail: %j',
    (body) => {
      expect(readProblem(body)).toBeNull();
    },
  );

  it.each([
    [{ detail: 'Throttled.', retry_after: 5 }, 5000],
    [{ detail: 'Request was throttled. Your rate limit resets in ~30s.' }, 30_000],
    [{ detail: 'Your rate limit resets in 7 s.' }, 7000],
    [{ detail: 'Slow down.' }, null],
    [{ detail: 'Slow down.', retry_after: 'soon' }, null],
  ])('asks to wait: %j', (body, ms) => {
    expect(retryAfterOf(readProblem(body))).toBe(ms);
  });

  it('without a body does not say how long to wait', () => {
    expect(retryAfterOf(null)).toBeNull();
  });
});
