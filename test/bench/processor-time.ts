import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processor time that another process's present threads have had, in microseconds; `null` where there is no /proc.
 * What else runs on the machine changes it far less than it changes how long something takes.
 */
export const processorTime = (pid: number): number | null => {
  if (process.platform !== 'linux') return null;
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1_000;
};
