import { errorCode } from '#core/error-code.ts';
import { ProviderError } from '#core/provider-error.ts';
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
  // The socket could not even be made: this machine has no handle left for it.
  ['EMFILE', 'could not be connected to, as no more files can be opened here'],
  ['ENFILE', 'could not be connected to, as no more files can be opened here'],
  ['CERT_HAS_EXPIRED', 'showed a certificate that has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'showed a certificate that is not trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'showed a certificate that is not trusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'showed a certificate that is not trusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'showed a certificate for another name'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS'],
]);

/** What a thrown transport error says of a billable request: surely not sent, or not known. */
export function outcomeOfFailure(failure: unknown, provider: string): SendOutcome {
  const code = errorCode(failure);
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

/** The same of a question, which costs nothing and is asked again. */
export function errorOfFailure(failure: unknown, provider: string): ProviderError {
  const code = errorCode(failure);
  const reason = NOT_SENT.get(code) ?? `did not answer (${code || 'no reason given'})`;
  return new ProviderError('network', `${provider} ${reason}. It is asked again.`, { cause: failure });
}
