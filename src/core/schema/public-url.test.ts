import { describe, expect, test } from 'vitest';
import { refusalOfUrl } from './public-url.ts';

describe('C04 a host is public', () => {
  test.each([
    'example.com',
    'im.runware.ai',
    'example.com.',
    'xn--bcher-kva.example',
    '172.15.255.255',
    '172.32.0.1',
    '9.255.255.255',
    '11.0.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.0.1',
    '192.167.255.255',
    '192.169.0.1',
    '223.255.255.255',
    '[2606:4700::1111]',
    '[::ffff:8.8.8.8]',
    '[2001:4860:4860::8888]',
    '[3ffe::1]',
    '192.0.1.1',
    '198.17.255.255',
    '198.20.0.1',
    'localhost.example.com',
    'internal.example.com',
  ])('at %s', (host) => {
    expect(refusalOfUrl(`https://${host}/cat.png`)).toBeNull();
  });
});

describe('C01 C02 C03 C04 D01 a host is not public', () => {
  test.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'app.localhost',
    'printer',
    'printer.local',
    'metadata.google.internal',
    'router.home.arpa',
    '127.0.0.1',
    '127.0.0.1.',
    '127.255.255.254',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7F.1',
    '0177.0.0.1',
    '017700000001',
    '1２7.0.0.1',
    '①②⑦.0.0.1',
    '%31%32%37.0.0.1',
    '0.0.0.0',
    '0',
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.255',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:a9fe:a9fe]',
    '[::127.0.0.1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[febf::1]',
    '[ff02::1]',
    '[64:ff9b::10.0.0.1]',
    '[2002:a00:1::1]',
    '[2001::1]',
    '[2001:db8::1]',
    '[100::1]',
    '[fec0::1]',
    '[::ffff:0:10.0.0.1]',
    '192.0.0.1',
    '198.18.0.1',
    '198.19.255.255',
  ])('at %s', (host) => {
    expect(refusalOfUrl(`https://${host}/cat.png`)).toBe('Its host is not public.');
    expect(refusalOfUrl(`https://${host}:8443/cat.png`)).toBe('Its host is not public.');
  });

  test('behind backslashes or fewer slashes either', () => {
    expect(refusalOfUrl('https:\\\\10.0.0.1\\cat.png')).toBe('Its host is not public.');
    expect(refusalOfUrl('https:/10.0.0.1/cat.png')).toBe('Its host is not public.');
  });
});

test.each([
  'http://example.com/a',
  'ftp://example.com/a',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'blob:https://example.com/a',
])('C06 D01 refuses %s, which is not https', (url) => {
  expect(refusalOfUrl(url)).toBe('It must begin with https://.');
});

test.each([
  'https://me@example.com/',
  'https://me:secret@example.com/',
  'https://:secret@example.com/',
  'https://example.com@10.0.0.1/',
])('C05 D01 refuses %s, which carries a user name or password', (url) => {
  expect(refusalOfUrl(url)).toBe('It carries a user name or password.');
});

test.each([
  '%0d%0aX-Evil:1',
  '%0D',
  '%0A',
  '\r\n',
  '\n',
  '\t',
  ' ',
  '\u0000',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u00a0',
])('C09 refuses %j anywhere in a URL', (blank) => {
  expect(refusalOfUrl(`https://example.com/a${blank}b`)).toBe('It holds a blank or a line break.');
  expect(refusalOfUrl(`https://exa${blank}mple.com/`)).toBe('It holds a blank or a line break.');
  expect(refusalOfUrl(`${blank}https://example.com/`)).toBe('It holds a blank or a line break.');
});

test.each(['', 'example.com', '//example.com', 'https://', 'https://[::1', 'https://999.1.1.1/'])(
  'refuses %j, which is no complete URL',
  (text) => {
    expect(refusalOfUrl(text)).toBe('It is not a complete URL.');
  },
);

test('C09 takes 2,048 characters, and not one more', () => {
  const url = 'https://example.com/'.padEnd(2048, 'a');
  expect(refusalOfUrl(url)).toBeNull();
  expect(refusalOfUrl(`${url}a`)).toBe('It is longer than 2,048 characters.');
});
