/**
 * Why a URL may not be handed to a provider, or `null` where it may: https, a public host, no user name.
 * The *parsed* host counts, so `0x7f000001`, `127.1` and `[::ffff:10.0.0.1]` are seen for what they are.
 * Bounds: 2,048 characters, none of them a control character.
 */
export function refusalOfUrl(text: string): string | null {
  if (text.length > 2048) return 'It is longer than 2,048 characters.';
  if (/[\p{Cc}\s]|%0[ad]/iu.test(text)) return 'It holds a blank or a line break.';
  if (!URL.canParse(text)) return 'It is not a complete URL.';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'It must begin with https://.';
  if (url.username || url.password) return 'It carries a user name or password.';
  return isPublicHost(url.hostname) ? null : 'Its host is not public.';
}

function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '').toLowerCase();
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPublicIpv4(host.split('.').map(Number));
  return host.includes('.') && !/(^|\.)(localhost|local|internal|home\.arpa)$/.test(host);
}

/** Source: IANA IPv4 Special-Purpose Address Registry. */
function isPublicIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  const isPrivate = a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
  const isShared = (a === 100 && b >= 64 && b <= 127) || (a === 198 && (b === 18 || b === 19));
  const isReserved =
    a === 0 || a === 127 || a >= 224 || (a === 169 && b === 254) || (a === 192 && b === 0 && c === 0);
  return !isPrivate && !isShared && !isReserved;
}

function isPublicIpv6(address: string): boolean {
  const mapped = /^::(?:ffff:)?([\da-f]+):([\da-f]+)$/.exec(address);
  if (mapped) {
    const [high = 0, low = 0] = mapped.slice(1).map((group) => Number.parseInt(group, 16));
    return isPublicIpv4([high >> 8, high & 255, low >> 8]);
  }
  // Of what is given out, 6to4, Teredo and the examples of documents stand for other addresses, or for none.
  return /^[23][\da-f]{3}:/.test(address) && !/^(2002|2001:(0|db8)?):/.test(address);
}
