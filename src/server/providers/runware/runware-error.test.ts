import { describe, expect, it } from 'vitest';
import { kindOfCode, runwareErrorSchema, toTaskError } from './runware-error.ts';

const read = (error: object) => toTaskError(runwareErrorSchema.parse(error));

describe('an error of Runware’s', () => {
  it.each([
    ['insufficientCredits', 'out-of-credit'],
    ['providerInsufficientCredits', 'out-of-credit'],
    ['paymentRequired', 'out-of-credit'],
    ['quotaExceeded', 'out-of-credit'],
    ['rateLimitExceeded', 'rate-limited'],
    ['inferenceRateLimitExceeded', 'rate-limited'],
    ['contentPolicyViolation', 'content-blocked'],
    ['providerContentPolicyViolation', 'content-blocked'],
    ['sensitiveContentDetected', 'content-blocked'],
    ['unsafeContentDetected', 'content-blocked'],
    ['nsfwContentDetected', 'content-blocked'],
    ['promptBlocked', 'content-blocked'],
    ['imageBlocked', 'content-blocked'],
    ['moderationFailed', 'content-blocked'],
    ['invalidApiKey', 'unauthorized'],
    ['missingApiKey', 'unauthorized'],
    ['unauthorized', 'unauthorized'],
    ['forbidden', 'unauthorized'],
    ['permissionDenied', 'unauthorized'],
    ['insufficientPermissions', 'unauthorized'],
    ['authenticationFailed', 'unauthorized'],
    ['invalidCredentials', 'unauthorized'],
    ['accountSuspended', 'unauthorized'],
    ['tokenExpired', 'unauthorized'],
    ['timeoutProvider', 'timed-out'],
    ['providerGatewayTimeout', 'timed-out'],
    ['timeout', 'timed-out'],
    ['invalidPositivePrompt', 'invalid-input'],
    ['missingModel', 'invalid-input'],
    ['unsupportedParameter', 'invalid-input'],
    ['unknownParameter', 'invalid-input'],
    ['valueTooLarge', 'invalid-input'],
    ['arrayTooSmall', 'invalid-input'],
    ['inferenceError', 'provider-failed'],
    ['internalServerError', 'provider-failed'],
    ['somethingNew', 'provider-failed'],
    ['', 'provider-failed'],
  ])('"%s" is of the kind %s', (code, kind) => {
    expect(kindOfCode(code)).toBe(kind);
  });

  it.each([
    ['settings.guidanceType', ['settings.guidanceType']],
    [
      ['width', 'height'],
      ['width', 'height'],
    ],
    ['lora[0].weight', ['lora.0.weight']],
    [undefined, []],
    [42, []],
  ])('that blames %j has its issues there', (parameter, paths) => {
    const error = read({ code: 'invalidWidth', message: 'Too wide.', parameter });
    expect(error).toEqual({
      kind: 'invalid-input',
      message: 'Too wide.',
      issues: paths.map((path) => ({ path, severity: 'error', message: 'Too wide.', fixes: [] })),
      code: 'invalidWidth',
    });
  });

  it.each([[['JPG', 'PNG']], ['JPG, PNG']])('tells the values that are allowed: %j', (allowedValues) => {
    expect(read({ code: 'invalidOutputFormat', message: 'No.', allowedValues }).message).toBe(
      'No. Allowed: JPG, PNG',
    );
  });

  it('says what to do about the account', () => {
    expect(read({ code: 'invalidApiKey', message: 'No.' }).message).toContain('RUNWARE_API_KEY');
    expect(read({ code: 'insufficientCredits', message: 'No.' }).message).toContain('Top it up');
  });

  it('is readable whatever its fields are, its text plain and short', () => {
    expect(read({})).toEqual({
      kind: 'provider-failed',
      message: 'unknownError',
      issues: [],
      code: 'unknownError',
    });
    expect(read({ code: 7, message: { a: 1 }, taskUUID: 9 }).code).toBe('unknownError');
    const { message } = read({ code: 'x', message: `\u001b[31mred\u0007${'x'.repeat(9000)}` });
    expect(message).toMatch(/^redx+…$/);
    expect(message.length).toBeLessThan(2100);
  });
});
