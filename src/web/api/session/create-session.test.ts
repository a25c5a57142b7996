import { describe, expect, it } from 'vitest';
import { createSession } from './create-session.ts';

/** Two tabs of one browser, and a clock that stands until it is set. */
function openTabs() {
  const clock = { now: 100 };
  const hears: ((event: MessageEvent) => void)[] = [];
  const [one, other] = [0, 1].map((at) =>
    createSession(
      {
        addEventListener: (_: string, hear: (event: MessageEvent) => void) => void hears.splice(at, 1, hear),
        postMessage: (data: unknown) => hears[1 - at]?.(new MessageEvent('message', { data })),
      } as Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>,
      () => clock.now,
    ),
  );
  if (!one || !other) throw new Error('There are two.');
  return { one, other, clock };
}

describe('the session', () => {
  it('ends where the server asks for the token, and each tab finds that out for itself', () => {
    const { one, other } = openTabs();
    one.refuse(100);
    expect([one.state(), other.state()]).toEqual(['ended', 'open']);
  });

  it('opens and closes for every tab at once', () => {
    const { one, other } = openTabs();
    other.refuse(100);
    one.open();
    expect([one.state(), other.state()]).toEqual(['open', 'open']);
    other.leave();
    expect([one.state(), other.state()]).toEqual(['left', 'left']);
  });

  it('heeds no refusal of a request from before signing in, nor one after signing out', () => {
    const { one, clock } = openTabs();
    one.refuse(100);
    clock.now = 200;
    one.open();
    one.refuse(150);
    expect(one.state()).toBe('open');
    one.leave();
    one.refuse(250);
    expect(one.state()).toBe('left');
  });

  it('tells its listeners of a change, and of nothing else', () => {
    const { one } = openTabs();
    let told = 0;
    const stop = one.subscribe(() => told++);
    one.open();
    one.refuse(100);
    one.refuse(100);
    stop();
    one.open();
    expect(told).toBe(1);
  });
});
