import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Kilobytes in memory, as `ps` tells them where there is no /proc. */
const residentKilobytes = (pid: number): number => {
  if (process.platform !== 'linux')
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
};

/** Resident memory of another process, in megabytes. */
export const residentMegabytes = (pid: number): number => residentKilobytes(pid) / 1_024;
