/** Milliseconds of the machine's own steady clock: the same in all its processes. Source: clock_gettime(2), CLOCK_MONOTONIC. */
export function machineTimeMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
