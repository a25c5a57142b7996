import { describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

describe('a gate', () => {
  it('that was never closed lets all through', () => {
    const gate = new Gate();
    gate.enter();
    expect([gate.reason, gate.admits(0), gate.admits(1)]).toEqual([null, true, true]);
  });

  it('that is closed lets one trial through at its time, and no second beside it', () => {
    const gate = new Gate();
    gate.close('No credit.', 1000);
    expect([gate.reason, gate.opensAt]).toEqual(['No credit.', 61_000]);
    expect([gate.admits(60_999), gate.admits(61_000)]).toEqual([false, true]);
    gate.enter();
    expect(gate.admits(1_000_000)).toBe(false);
    gate.close('Still no credit.', 61_500);
    expect([gate.admits(121_499), gate.admits(121_500)]).toEqual([false, true]);
    gate.enter();
    gate.open();
    expect([gate.reason, gate.admits(0)]).toEqual([null, true]);
  });

  it('lets another trial through a minute after one that told nothing', () => {
    const gate = new Gate();
    gate.close('No credit.', 0);
    gate.enter();
    gate.endTrial(60_000);
    expect([gate.reason, gate.admits(119_999), gate.admits(120_000)]).toEqual(['No credit.', false, true]);
  });

  it('is not touched by the end of what was no trial', () => {
    const gate = new Gate();
    gate.enter();
    gate.endTrial(5);
    expect(gate.admits(5)).toBe(true);
  });

  it('waits twice as long each time, up to five minutes, and from the start again once it was open', () => {
    const gate = new Gate();
    const waits: number[] = [];
    for (let now = 0, count = 0; count < 10; count++) {
      gate.enter();
      gate.throttle('Wait.', now, null);
      waits.push(gate.opensAt - now);
      now = gate.opensAt;
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 1000));
    gate.open();
    gate.throttle('Wait.', 0, null);
    expect(gate.opensAt).toBe(2000);
  });

  it('waits as told, from a second to five minutes', () => {
    const gate = new Gate();
    for (const [asked, waits] of [
      [30_000, 30_000],
      [0, 1_000],
      [3_600_000, 300_000],
    ] as const) {
      gate.throttle('Wait.', 0, asked);
      expect(gate.opensAt).toBe(waits);
    }
  });

  it('counts several refusals at the same time as one', () => {
    const gate = new Gate();
    for (const now of [0, 1, 2, 3]) gate.throttle('Wait.', now, null);
    expect(gate.opensAt).toBe(2000);
  });
});
