import { parseArgs } from 'node:util';
import { playDeaths } from '../support/deaths.ts';
import { latencies } from '../support/load/latency.ts';
import { keepResult } from './result.ts';

/**
 * The tunnel dies again and again while Meta delivers: how long until Meta delivers to a proven address again, and
 * whether a delivery is lost once Meta's retries are done.
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const [times, seed] = [Number(values.times), Number(values.seed)];
process.stdout.write(`tunnel-deaths: ${times} times, seed ${seed}\n`);
const { took, told, shown, refused, open } = await playDeaths(times, seed);
keepResult('tunnel-deaths', {
  times,
  seed,
  backMs: latencies(Float64Array.from(took, Math.round)),
  told,
  lost: told - shown,
  refused,
  open,
});
process.exitCode = told === shown && open === 0 ? 0 : 1;
