import { Socket } from 'node:net';
import { onTestFinished, vi } from 'vitest';

/** For tests: every connection that the process tries to make from now on, by what was asked for. */
export function watchEgress(): readonly unknown[] {
  const tried: unknown[] = [];
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function refuse(
    this: Socket,
    ...asked
  ) {
    tried.push(asked);
    return this.destroy(new Error('No connection leaves a test that watches for them.'));
  });
  onTestFinished(() => connect.mockRestore());
  return tried;
}
