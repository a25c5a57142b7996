import { readFileSync } from 'node:fs';

/** What a process has used: of the processor since its start, of memory now and at the most. 1 MB = 1,000,000 bytes. */
type ProcessUse = { readonly cpuMs: number; readonly rssMb: number; readonly peakRssMb: number };

/** A tick of `/proc/<pid>/stat`. Source: proc_pid_stat(5); USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/** Reads it from Linux's `/proc`: unlike `getrusage`, its peak does not include that of the process which started this one. */
export function processUse(pid: number): ProcessUse {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, second, may hold blanks; fields are counted from behind it. User and system time are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1e6;
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    rssMb: megabytes('VmRSS'),
    peakRssMb: megabytes('VmHWM'),
  };
}
