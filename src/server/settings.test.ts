import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allProviders } from './providers/all-providers.ts';
import { readSettings, SettingsError } from './settings.ts';

const KEY = 'rw-0123456789-secret';
const TOKEN = 'a-token-of-some-length';

function refusalOf(environment: NodeJS.ProcessEnv): string {
  try {
    readSettings(environment, allProviders);
  } catch (failure) {
    if (failure instanceof SettingsError) return failure.message;
    throw failure;
  }
  return '';
}

describe('the environment', () => {
  it('may be empty: loopback, the sandbox, no cap', () => {
    expect(readSettings({}, allProviders)).toEqual({
      host: '127.0.0.1',
      port: 4747,
      accessToken: null,
      submitsPerSecond: 20,
      tasksAtOnce: 4,
      modelsDir: null,
      dataDir: resolve('data'),
      budgetUsdPerDay: null,
      allowedHosts: [],
      allowCallbacks: true,
      sandboxPace: 1,
      logLevel: 'info',
      providers: new Map([
        ['runware', { key: null, baseUrl: 'https://api.runware.ai/v1', isBaseUrlOverridden: false }],
        ['replicate', { key: null, baseUrl: 'https://api.replicate.com/v1', isBaseUrlOverridden: false }],
      ]),
    });
  });

  it('is read whole', () => {
    const settings = readSettings(
      {
        HOST: 'localhost',
        PORT: '0',
        DATA_DIR: '/tmp/x',
        BUDGET_USD_PER_DAY: '2.5',
        ALLOWED_HOSTS: 'a.example:443, b.example',
        ALLOW_CALLBACKS: 'false',
        SANDBOX_PACE: '0',
        LOG_LEVEL: 'silent',
        RUNWARE_API_KEY: ` ${KEY}\n`,
        RUNWARE_BASE_URL: 'http://127.0.0.1:9/v1//',
      },
      allProviders,
    );
    expect(settings).toMatchObject({
      host: 'localhost',
      port: 0,
      dataDir: '/tmp/x',
      budgetUsdPerDay: 2.5,
      allowedHosts: ['a.example:443', 'b.example'],
      allowCallbacks: false,
      sandboxPace: 0,
      logLevel: 'silent',
    });
    expect(settings.providers.get('runware')).toEqual({
      key: KEY,
      baseUrl: 'http://127.0.0.1:9/v1',
      isBaseUrlOverridden: true,
    });
  });

  it.each(['two\nlines', 'rw key 1', 'ключ', 'bell\u0007'])(
    'takes no key that no header can carry: %j',
    (key) => {
      const message = refusalOf({ RUNWARE_API_KEY: key });
      expect(message).toContain('RUNWARE_API_KEY: holds a blank or another character');
      expect(message).not.toContain(key);
    },
  );

  it.each(['', '  ', '\n'])(
    'with a key of nothing but blanks leaves its provider in the sandbox: %j',
    (key) => {
      expect(readSettings({ RUNWARE_API_KEY: key }, allProviders).providers.get('runware')?.key).toBeNull();
    },
  );

  it('L02 is refused with all that is wrong in one message, and no key in it', () => {
    const message = refusalOf({
      HOST: 'no host',
      PORT: 'many',
      BUDGET_USD_PER_DAY: '-1',
      ALLOW_CALLBACKS: 'perhaps',
      SANDBOX_PACE: '99',
      LOG_LEVEL: 'loud',
      RUNWARE_API_KEY: KEY,
      RUNWARE_BASE_URL: 'http://example.com/v1',
      REPLICATE_API_TOKEN: KEY,
      REPLICATE_BASE_URL: `not a url ${KEY}`,
    });
    for (const name of ['HOST', 'PORT', 'BUDGET_USD_PER_DAY', 'ALLOW_CALLBACKS', 'SANDBOX_PACE', 'LOG_LEVEL'])
      expect(message).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    expect(message).toMatch(/^ {2}RUNWARE_BASE_URL: must begin with https/m);
    expect(message).toMatch(/^ {2}REPLICATE_BASE_URL: must be a complete URL/m);
    expect(message).not.toContain(KEY);
  });

  it.each(['0.0.0.0', '::', '192.168.1.2', 'example.com'])(
    'I02 opens the server to others with an access token alone: %s',
    (host) => {
      expect(refusalOf({ HOST: host })).toContain(
        'HOST: only 127.0.0.1, localhost and ::1 go without ACCESS_TOKEN',
      );
      expect(refusalOf({ HOST: host, ACCESS_TOKEN: '' })).toContain('Set ACCESS_TOKEN');
      expect(readSettings({ HOST: host, ACCESS_TOKEN: TOKEN }, allProviders)).toMatchObject({
        host,
        accessToken: TOKEN,
      });
    },
  );

  it.each(['http://127.0.0.1', '127.0.0.1:80', 'a b', '*'])('takes no host "%s"', (host) => {
    expect(refusalOf({ HOST: host, ACCESS_TOKEN: TOKEN })).toContain('HOST: must be an address or a name');
  });

  it('takes no access token that could be guessed, and does not repeat it', () => {
    const message = refusalOf({ ACCESS_TOKEN: 'hunter2' });
    expect(message).toContain('ACCESS_TOKEN: must have 16 characters at least');
    expect(message).not.toContain('hunter2');
  });

  it.each(['0', '-1', 'abc', 'Infinity', 'NaN', ' '])('takes no budget of "%s"', (budget) => {
    expect(refusalOf({ BUDGET_USD_PER_DAY: budget })).toContain('BUDGET_USD_PER_DAY');
  });

  it.each(['-1', '65536', '1.5', '4747x'])('takes no port "%s"', (port) => {
    expect(refusalOf({ PORT: port })).toContain('PORT');
  });
});

describe('a key', () => {
  const read = (baseUrl: string, key?: string) =>
    refusalOf({ RUNWARE_BASE_URL: baseUrl, ...(key ? { RUNWARE_API_KEY: key } : {}) });

  it.each([
    'http://example.com/v1',
    'http://10.0.0.1/v1',
    'http://127.0.0.1.evil.example/v1',
    'http://localhost.evil.example/v1',
    'ftp://127.0.0.1/v1',
    'file:///etc/passwd',
  ])('L03 never travels in clear over a network: %s', (baseUrl) => {
    expect(read(baseUrl, KEY)).toContain('RUNWARE_BASE_URL: must begin with https://');
  });

  it.each(['http://127.0.0.1:9/v1', 'http://localhost:9/v1', 'http://[::1]:9/v1', 'https://example.com/v1'])(
    'may go to %s',
    (baseUrl) => {
      expect(read(baseUrl, KEY)).toBe('');
    },
  );

  it('is the only reason: without one http is no matter', () => {
    expect(read('http://example.com/v1')).toBe('');
  });
});
