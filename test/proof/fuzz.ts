import { parseArgs } from 'node:util';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { NUMBER, WABA } from '../fixtures/envelope.ts';
import { type Aftermath, lookAfter } from '../support/fuzz/aftermath.ts';
import { bugLines } from '../support/fuzz/bug-lines.ts';
import { playDeliveries } from '../support/fuzz/delivery-row.ts';
import { watchMemory } from '../support/fuzz/memory-watch.ts';
import { playFrames } from '../support/fuzz/play-frames.ts';
import { playRawFrames } from '../support/fuzz/play-raw-frames.ts';
import { twoColleges } from '../support/fuzz/two-colleges.ts';
import { SAMPLE_SECRET } from '../support/program.ts';

/**
 * A million deliveries and a hundred thousand frames, each made of a real one by spoiling it, against the real program.
 * Each delivery is to hear exactly the status it deserves, each frame exactly one answer.
 */
const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '1000000' },
    frames: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const [deliveries, frames, seed] = [Number(values.deliveries), Number(values.frames), Number(values.seed)];
const RAW_SHARE = 0.03;
const CONNECTIONS = 64;
const SENDER = { wabaId: WABA, phoneNumberId: NUMBER };

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: { kind: 'at most', value: 0 } });
say(`fuzz: ${deliveries} deliveries and ${frames} frames, seed ${seed}`);

const framesFigures = async (): Promise<readonly Figure[]> => {
  await using desk = await twoColleges();
  const memory = watchMemory(desk.program.pid);
  const played = await playFrames({ ...desk, seed, count: frames }, memory.look);
  await playRawFrames(desk.program, seed, Math.ceil(frames * RAW_SHARE));
  const bugs = bugLines(desk.program.log());
  const after = await lookAfter(desk.program, SENDER);
  say(JSON.stringify(played.answers));
  for (const line of [...played.odd.slice(0, 20).map((odd) => JSON.stringify(odd)), ...bugs.slice(0, 20)]) say(line);
  return [
    { name: 'frames', value: frames, unit: '' },
    { name: 'frames a second', value: frames / played.seconds, unit: '/s' },
    none('frames without the answer they deserve', played.odd.length),
    none('frames: bugs in the log', bugs.length),
    { name: 'frames: resident, third quarter', value: memory.told().third, unit: 'MB' },
    { name: 'frames: resident, last quarter', value: memory.told().last, unit: 'MB' },
    ...afterFigures('frames', after),
  ];
};

const deliveriesFigures = async (): Promise<readonly Figure[]> => {
  await using desk = await twoColleges();
  const memory = watchMemory(desk.program.pid);
  const secrets = { own: SAMPLE_SECRET, otherApp: desk.otherSecret };
  const row = { url: desk.program.webhook, secrets, seed, first: 0, count: deliveries, connections: CONNECTIONS };
  let told = 0;
  const played = await playDeliveries(row, ({ sent, seconds }) => {
    memory.look(sent);
    if (sent < told + 50_000) return;
    told = sent;
    say(`  ${sent} deliveries, ${Math.round(sent / seconds)}/s`);
  });
  const { third, last, slope, largest } = memory.told();
  const bugs = bugLines(desk.program.log());
  const after = await lookAfter(desk.program, SENDER);
  const heard = (wanted: (status: number) => boolean): number =>
    Object.entries(played.statuses).reduce((sum, [status, count]) => sum + (wanted(Number(status)) ? count : 0), 0);
  for (const line of [...played.odd.map((odd) => JSON.stringify(odd)), ...bugs.slice(0, 20)]) say(line);
  return [
    { name: 'deliveries', value: deliveries, unit: '' },
    { name: 'deliveries a second', value: deliveries / played.seconds, unit: '/s' },
    ...[200, 401, 413, 415, 503].map((status) => ({
      name: `answered ${status}`,
      value: heard((other) => other === status),
      unit: '',
    })),
    none(
      'not answered',
      heard((status) => status === 0),
    ),
    none(
      'answered 5xx other than 503',
      heard((status) => status >= 500 && status !== 503),
    ),
    none('answered otherwise than deserved', played.oddCount),
    none('deliveries: bugs in the log', bugs.length),
    { name: 'resident at most', value: largest, unit: 'MB' },
    { name: 'resident, third quarter', value: third, unit: 'MB' },
    { name: 'resident, last quarter', value: last, unit: 'MB' },
    { name: 'growth from third to last quarter', value: last - third, unit: 'MB', bar: { kind: 'at most', value: 16 } },
    { name: 'slope of the second half', value: slope * 100_000, unit: 'MB for 100,000' },
    ...afterFigures('deliveries', after),
  ];
};

const afterFigures = (what: string, after: Aftermath): readonly Figure[] => {
  for (const line of [...after.damage, ...after.otherTables]) say(`${what}: ${line}`);
  return [
    { name: `${what}: a normal delivery is ticked after`, value: after.tickMs, unit: 'ms' },
    none(`${what}: exit code`, after.exitCode ?? 1),
    none(`${what}: faults in the database`, after.damage.length),
    none(`${what}: kept aside as not to be applied`, after.quarantined),
    { name: `${what}: rebuilt`, value: after.rebuilt, unit: 'deliveries' },
    none(`${what}: tables that a rebuild gives otherwise`, after.otherTables.length),
  ];
};

report({
  name: 'fuzz',
  title: 'Deliveries and frames spoilt in every way',
  about:
    'Real deliveries of every field and type, and an ask of every kind, with values missing, doubled, retyped, nested or far too large, keys such as `__proto__`, bytes flipped, cut or put in, other encodings and content types, most of them rightly signed; against the headless program.',
  command: `npm run proof -- fuzz --deliveries ${deliveries} --frames ${frames} --seed ${seed}`,
  seed,
  figures: [...(await framesFigures()), ...(await deliveriesFigures())],
});
