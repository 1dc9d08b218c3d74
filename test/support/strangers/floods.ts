import { processorTime } from '../../bench/processor-time.ts';
import type { Figure } from '../../figures/figure.ts';
import { type Load, runLoad } from '../load/load.ts';
import type { Outcome } from '../load/tally.ts';
import { A_NUMBER } from '../meta/meta.ts';
import { type Program, SAMPLE_SECRET } from '../program.ts';

const SIGNED = 500;
const FLOOD = 5_000;
const STUDENTS = 1_000;

/** What signed deliveries hear by themselves, and beside a flood of deliveries that nobody, or somebody else, has signed. */
export const playFloods = async (program: Program, seconds: number): Promise<readonly Figure[]> => {
  const row = (appSecret: string | null, rate: number, first: number): Load => ({
    url: program.webhook,
    appSecret,
    row: { first, count: rate * seconds, students: STUDENTS, sender: A_NUMBER },
    connections: 64,
    loop: { kind: 'open', rate },
  });
  await runLoad(row(SAMPLE_SECRET, SIGNED, 0));
  const time = (): number => processorTime(program.pid) ?? Number.NaN;
  const begun = time();
  const alone = await runLoad(row(SAMPLE_SECRET, SIGNED, SIGNED * seconds));
  const between = time();
  const [beside, unsigned, misSigned] = await Promise.all([
    runLoad(row(SAMPLE_SECRET, SIGNED, 2 * SIGNED * seconds)),
    runLoad(row(null, FLOOD / 2, 0)),
    runLoad(row('a guess', FLOOD / 2, 0)),
  ]);
  const ownTime = time() - between - (between - begun);
  const flood = [unsigned, misSigned];
  const refused = flood.reduce((sum, outcome) => sum + heard(outcome, 401), 0);
  const unheard = flood.reduce((sum, outcome) => sum + heard(outcome, 0) - outcome.answered, FLOOD * seconds);
  return [
    { name: 'flood: tried', value: FLOOD * seconds, unit: '' },
    { name: 'flood: refused', value: refused, unit: '' },
    { name: 'flood: not answered in time', value: unheard, unit: '' },
    {
      name: 'flood: got through',
      value: FLOOD * seconds - refused - unheard,
      unit: '',
      bar: { kind: 'at most', value: 0 },
    },
    { name: 'flood: a second', value: unsigned.perSecond + misSigned.perSecond, unit: '/s' },
    {
      name: 'signed, beside the flood: not answered 200',
      value: SIGNED * seconds - heard(beside, 200),
      unit: '',
      bar: { kind: 'at most', value: 0 },
    },
    {
      name: 'signed, beside the flood: p99',
      value: beside.latency.p99,
      unit: 'ms',
      baseline: { name: 'without it', value: alone.latency.p99 },
      bar: { kind: 'at most', value: 100 },
    },
    {
      name: 'signed, beside the flood: p50',
      value: beside.latency.p50,
      unit: 'ms',
      baseline: { name: 'without it', value: alone.latency.p50 },
    },
    { name: 'processor time of the program for one refused', value: ownTime / refused, unit: '\u00b5s' },
    { name: 'p99 lag of the load itself', value: beside.lag.p99, unit: 'ms' },
  ];
};

const heard = ({ statuses }: Outcome, status: number): number => statuses[status] ?? 0;
