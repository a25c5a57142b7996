import { describe, expect, it } from 'vitest';
import { outcomeOfFailure } from './transport-failure.ts';

function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

describe('a broken exchange', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ])('by %s was surely not sent', (code) => {
    expect(outcomeOfFailure(failed(code), 'Runware')).toEqual({
      kind: 'not-sent',
      error: {
        kind: 'network',
        message: expect.stringMatching(/^Runware .*so nothing was sent/),
        issues: [],
        code,
      },
    });
  });

  it.each([
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'DEADLINE',
  ])('by %s may have arrived', (code) => {
    expect(outcomeOfFailure(failed(code), 'Runware')).toMatchObject({
      kind: 'not-known',
      reason: expect.stringContaining(code),
    });
  });

  it.each([new Error('x'), 'text', null, undefined])('without a code may have arrived: %s', (failure) => {
    expect(outcomeOfFailure(failure, 'Runware').kind).toBe('not-known');
  });
});
