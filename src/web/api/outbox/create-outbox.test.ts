import { describe, expect, it } from 'vitest';
import { createOutbox } from './create-outbox.ts';
import type { Press } from './press.ts';

/** A storage as browsers have it, whose entries are its own properties. */
function fakeStorage(): Storage {
  const methods = {
    getItem: (key: string) => Reflect.get(storage, key) ?? null,
    setItem: (key: string, value: string) => void Reflect.set(storage, key, value),
    removeItem: (key: string) => void Reflect.deleteProperty(storage, key),
    clear: () => undefined,
    key: () => null,
    length: 0,
  };
  const storage: Storage = Object.create(methods);
  return storage;
}

function press(id: string, pressedAt = 1): Press {
  return {
    id: `${id.repeat(8)}-0000-4000-8000-000000000000`,
    model: 'runware/a',
    input: { prompt: 'a lamp', seed: '9223372036854775807' },
    parent: null,
    pressedAt,
    isOffline: false,
    privatePaths: [],
  };
}

describe('the outbox', () => {
  it('is there again after a reload, with every digit, the newest first', () => {
    const storage = fakeStorage();
    const before = createOutbox(() => storage);
    before.put(press('a', 1));
    before.put(press('b', 2));
    const after = createOutbox(() => storage);
    expect(after.presses()).toEqual([press('b', 2), press('a', 1)]);
    expect(after.isSending(press('a').id)).toBe(false);
    expect(after.isOwn(press('a').id)).toBe(false);
  });

  it('forgets what was answered, in every tab', () => {
    const storage = fakeStorage();
    const one = createOutbox(() => storage);
    one.put(press('a'));
    const other = createOutbox(() => storage);
    expect(other.presses()).toHaveLength(1);
    one.remove(press('a').id);
    other.heed(`proofsheet.press.1.${press('a').id}`, null);
    expect([one.presses(), other.presses()]).toEqual([[], []]);
  });

  it('loses what another tab settled, unless it is being sent here', () => {
    const storage = fakeStorage();
    const outbox = createOutbox(() => storage);
    const key = `proofsheet.press.1.${press('a').id}`;
    outbox.put(press('a'));
    storage.removeItem(key);
    outbox.heed(key, null);
    expect(outbox.presses()).toHaveLength(1);
    outbox.leave(press('a').id);
    outbox.heed(key, null);
    expect(outbox.presses()).toEqual([]);
  });

  it('stores no private value, and says after a reload that it was there', () => {
    const storage = fakeStorage();
    const before = createOutbox(() => storage);
    const input = { prompt: 'a lamp', hook: 'https://hooks.example.com/s3cret' };
    const whole = { ...press('a'), input, privatePaths: ['hook'] };
    before.put(whole);
    expect(before.presses()).toEqual([whole]);
    expect(JSON.stringify(storage)).not.toContain('s3cret');
    const after = createOutbox(() => storage);
    expect(after.presses()).toEqual([{ ...whole, input: { prompt: 'a lamp' } }]);
  });

  it('passes over entries that are broken or of others, and keeps the rest', () => {
    const storage = fakeStorage();
    createOutbox(() => storage).put(press('a'));
    storage.setItem('proofsheet.press.1.x', '{"id":"x"}');
    storage.setItem('proofsheet.press.1.y', 'not JSON');
    storage.setItem('elsewhere', JSON.stringify(press('b')));
    expect(createOutbox(() => storage).presses()).toEqual([press('a')]);
  });

  it.each(['full', 'barred'])(
    'keeps a press for as long as the page is open where the storage is %s',
    (how) => {
      const full = Object.assign(fakeStorage(), {
        setItem() {
          throw new DOMException('full', 'QuotaExceededError');
        },
      });
      const outbox = createOutbox(() => {
        if (how === 'full') return full;
        throw new DOMException('barred', 'SecurityError');
      });
      outbox.put(press('a'));
      outbox.leave(press('a').id);
      expect(outbox.presses()).toEqual([press('a')]);
      outbox.remove(press('a').id);
      expect(outbox.presses()).toEqual([]);
    },
  );

  it('gives the same list until something changes, and then says so', () => {
    const outbox = createOutbox(fakeStorage);
    let told = 0;
    const stop = outbox.subscribe(() => told++);
    expect(outbox.presses()).toBe(outbox.presses());
    outbox.put(press('a'));
    stop();
    outbox.leave(press('a').id);
    expect(told).toBe(1);
  });
});
