/**
 * Whether nobody on the way can read along: https, or a server on this machine. That is what browsers call a secure context;
 * outside of one they also keep back the clipboard, `crypto.subtle` and `crypto.randomUUID`.
 */
export function isEncrypted(): boolean {
  return window.isSecureContext;
}
