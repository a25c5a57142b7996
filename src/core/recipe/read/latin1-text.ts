/** Bytes as text of which each is one character. A decoder of the web reads some bytes of Latin 1 as other characters. */
export function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
