import { parseArgs } from 'node:util';
import { report } from '../figures/report.ts';
import { playDeaths } from '../support/deaths.ts';
import { latencies } from '../support/load/latency.ts';

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
const { p50, p95, max } = latencies(Float64Array.from(took, Math.round));
report({
  name: 'tunnel-deaths',
  title: 'Deaths of the tunnel',
  about: `A whole desk behind a tunnel that dies, or whose server swaps its connections, ${times} times while Meta delivers 30 reports a second; each time at another address, which Meta knows only by what the desk registers. Back is an address that is proven, and read back from Meta.`,
  command: `npm run proof -- tunnel-deaths --times ${times} --seed ${seed}`,
  seed,
  figures: [
    { name: 'from a death until back, p50', value: p50, unit: 'ms' },
    { name: 'from a death until back, p95', value: p95, unit: 'ms' },
    { name: 'from a death until back, longest', value: max, unit: 'ms', bar: { kind: 'at most', value: 30_000 } },
    { name: 'messages told', value: told, unit: '' },
    {
      name: 'messages whose last report is not shown',
      value: told - shown,
      unit: '',
      bar: { kind: 'at most', value: 0 },
    },
    { name: 'deliveries refused or unheard, then told again', value: refused, unit: '' },
    { name: 'connections left at the tunnel server', value: open, unit: '', bar: { kind: 'at most', value: 0 } },
  ],
});
