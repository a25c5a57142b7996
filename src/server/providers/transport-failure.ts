import { toPlainText } from './plain-text.ts';
import type { SendOutcome } from './provider.ts';

/** Failures before any byte of the request left: the connection was never made. */
const NOT_SENT = new Map([
  ['ECONNREFUSED', 'refused the connection'],
  ['ENOTFOUND', 'could not be found by name'],
  ['EAI_AGAIN', 'could not be found by name'],
  ['ENETUNREACH', 'cannot be reached from this network'],
  ['EHOSTUNREACH', 'cannot be reached from this network'],
  ['UND_ERR_CONNECT_TIMEOUT', 'did not answer in time'],
  ['CERT_HAS_EXPIRED', 'showed a certificate that has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'showed a certificate that is not trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'showed a certificate that is not trusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'showed a certificate that is not trusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'showed a certificate for another name'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS'],
]);

/** What a thrown transport error says of a billable request: surely not sent, or not known. */
export function outcomeOfFailure(failure: unknown, provider: string): SendOutcome {
  const code = codeOf(failure);
  const reason = NOT_SENT.get(code);
  if (!reason)
    return {
      kind: 'not-known',
      reason: `The connection to ${provider} broke before an answer came (${code || 'no reason given'}).`,
    };
  const message = `${provider} ${reason}, so nothing was sent. Check the network and run it again.`;
  return { kind: 'not-sent', error: { kind: 'network', message, issues: [], code } };
}

/** An input image could not be read here, or handed over: nothing billable was sent. */
export function outcomeOfImage(failure: unknown, provider: string): SendOutcome {
  const reason = toPlainText(failure instanceof Error ? failure.message : String(failure));
  const message = `An input image could not be handed to ${provider} (${reason}), so nothing was sent. Choose it again, or run it again.`;
  return { kind: 'not-sent', error: { kind: 'network', message, issues: [], code: null } };
}

/** The code of an error or of its causes: `fetch` wraps what the socket said. */
function codeOf(failure: unknown): string {
  for (let error = failure; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return '';
}
