/** A secret that stands nowhere else, and whether a text holds it in whatever writing. */
type Canary = {
  readonly value: string;
  readonly isIn: (text: string) => boolean;
};

/**
 * Makes one, in the way that keys are made: it has characters that URLs, JSON and base64 write in ways of their own.
 * Only printable ASCII, as a header may hold.
 */
export function canary(name: string): Canary {
  const value = `${name.toLowerCase()}+/="\\-${crypto.randomUUID()}`;
  const writings = [...rawWritings(value), ...base64Writings(value)];
  return { value, isIn: (text) => writings.some((writing) => text.includes(writing)) };
}

function rawWritings(value: string): readonly string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  const inUrl = encodeURIComponent(value);
  return [
    value,
    inJson,
    // JSON within JSON, as SQLite and logs have it.
    JSON.stringify(inJson).slice(1, -1),
    inUrl,
    inUrl.toLowerCase(),
    encodeURI(value),
    new URLSearchParams({ value }).toString().slice('value='.length),
    // The part that no writing changes: half of it is too much as well.
    value.slice(-36),
  ];
}

/** As a part of something longer it is written in three ways, by where it begins. */
function base64Writings(value: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from(' '.repeat(before) + value);
    const from = Math.ceil((before * 4) / 3);
    const text = bytes.toString('base64').replace(/=+$/, '');
    // The last character may hold bits of what follows.
    const inner = text.slice(from, bytes.length % 3 === 0 ? undefined : -1);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
