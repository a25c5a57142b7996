import { expect, test } from 'vitest';
import { OWN_IMAGE_TYPE } from '#core/own-image-type.ts';
import { readTransfer } from './read-transfer.ts';

const ID = '0b1f9f04-2f6a-4b5e-9a57-3f2f1f0c1d2e';
const FILE = new File(['x'], 'a.png', { type: 'image/png' });
const URL = 'https://example.com/a?b=1&c=2';

const read = (texts: Readonly<Record<string, string>>, files: readonly File[] = []) =>
  readTransfer({ files, getData: (type) => texts[type] ?? '' });
const html = (text: string, plain = '') => read({ 'text/html': text, 'text/plain': plain });

test('a file wins over the HTML and the text that came with it', () => {
  const texts = { 'text/html': `<img src="${URL}">`, 'text/plain': URL };
  expect(read(texts, [FILE])).toEqual({ kind: 'files', files: [FILE] });
});

test('a result of our own wins over the file that a browser makes of a dragged picture', () => {
  expect(read({ [OWN_IMAGE_TYPE]: `image:${ID}` }, [FILE])).toEqual({
    kind: 'value',
    value: `image:${ID}`,
    isCertain: true,
  });
  expect(read({ [OWN_IMAGE_TYPE]: 'https://evil.example/x.png' })).toBe(null);
});

test.each([
  `<img src="https://example.com/a?b=1&amp;c=2">`,
  `<html><body>\n<!--StartFragment--><img alt="a > b" src='https://example.com/a?b=1&amp;c=2'/><!--EndFragment-->\n</body></html>`,
  `<style>p { color: red }</style><a href="https://x.example/"><IMG class=x SRC=${URL}></a>&nbsp;`,
])('an image copied from a web page without its file is its address: %s', (text) => {
  expect(html(text)).toEqual({ kind: 'value', value: URL, isCertain: true });
});

test.each([
  ['two images', `<img src="${URL}"><img src="${URL}">`],
  ['text with an image', `<p>hello <img src="${URL}"></p>`],
  ['no https', '<img src="http://example.com/a.png">'],
  ['a script', '<img src="javascript:alert(1)">'],
  ['a file of the machine', '<img src="file:///etc/passwd">'],
  ['no source', '<img alt="x">'],
  ['a bare word in the place of an address', '<img src="0123456789abcdef0123456789abcdef">'],
  ['more than is searched', `<img src="${URL}">${'<br>'.repeat(10_000)}`],
])('HTML of %s is no image', (_, text) => {
  expect(html(text)).toBe(null);
});

test('an image inside a data URI becomes a file', async () => {
  const incoming = html('<img src="data:image/png;base64,iVBORw0KGgo=">');
  const [file] = incoming?.kind === 'files' ? incoming.files : [];
  expect(file?.type).toBe('image/png');
  expect(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  );
});

test.each([
  ['https://example.com/a.JPG?w=1', true],
  [`image:${ID}`, true],
  [`upload:${'a'.repeat(64)}`, true],
  ['https://example.com/page', false],
  [ID, false],
  ['QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0', false],
])('the text %s is an image value, for certain: %s', (text, isCertain) => {
  expect(read({ 'text/plain': ` ${text}\n` })).toEqual({ kind: 'value', value: text, isCertain });
});

test('other text is none', () => {
  expect(read({ 'text/plain': 'a lighthouse in fog' })).toBe(null);
  expect(read({ 'text/plain': 'http://127.0.0.1/a.png' })).toBe(null);
  expect(read({})).toBe(null);
});
