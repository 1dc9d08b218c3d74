import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { eventually } from '../support/eventually.ts';
import { latencies } from '../support/load/latency.ts';
import { messageBody } from '../support/meta/bodies.ts';
import { textMessage } from '../support/meta/message-object.ts';
import { A_NUMBER, type Meta, startMeta } from '../support/meta/meta.ts';
import { bodyTemplate } from '../support/meta/template-object.ts';
import { PREPARED_ENV, phoneOfStudent, prepareDesk } from '../support/prepared-campaign.ts';
import { type Program, SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { openSocket, type Socket } from '../support/socket.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

// Sending, by the real program over HTTP to the simulated Meta, which shares the machine with it: how long 10,000 templates
// take to be queued, how much of an allowed rate is used, and how long a clerk's reply waits while a campaign runs.
const MANY = 10_000;
const TOKEN = 'sample-access-token';
const TEMPLATE = bodyTemplate(1, 'admit_card', 'Dear {{1}}, your admit card for {{2}} is ready.');
const CHOICE = { name: 'admit_card', language: 'en', variables: { 1: '{first_name}', 2: '{name}' } };

type Running = AsyncDisposable & { readonly meta: Meta; readonly program: Program; readonly office: Socket };

type Wanted = {
  readonly students: number;
  readonly campaign: number;
  readonly level: 'STANDARD' | 'HIGH';
  readonly perSecond: number;
};

const start = async ({ students, campaign, level, perSecond }: Wanted): Promise<Running> => {
  await using undo = new AsyncDisposableStack();
  const folder = undo.use(temporaryFolder('bench-sending')).path;
  await prepareDesk(folder, { students, campaign });
  const meta = undo.use(
    await startMeta({
      appSecret: SAMPLE_SECRET,
      accessToken: TOKEN,
      pace: 1,
      graph: {
        limits: { perSecond },
        templates: campaign > 0 ? [] : [TEMPLATE],
        profile: { throughput: { level }, whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED' },
      },
    }),
  );
  const env = { ...PREPARED_ENV, WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: TOKEN };
  const program = undo.use(await startProgram({ env, dataFolder: folder }));
  const office = undo.use(await openSocket(program.console));
  await office.register({ token: program.token });
  const stack = undo.move();
  return { meta, program, office, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

const everybody = async ({ office }: Running): Promise<string[]> => {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await office.ask('registrations.list', { limit: 500, ...(after !== undefined && { after }) });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
};

const sendsHeard = ({ meta }: Running): number =>
  meta.heard.filter(({ edge }) => edge === 'POST number/messages').length;

/** Queues 10,000 while sending is paused, then lets them go and looks for so long at how many Meta takes. */
const handOver = async (level: Wanted['level'], perSecond: number, seconds: number): Promise<readonly Figure[]> => {
  await using running = await start({ students: MANY, campaign: 0, level, perSecond });
  const { meta, program, office } = running;
  // At the higher rate every report would be one of thousands a second: `npm run bench -- tier` is about those.
  if (level === 'STANDARD') meta.deliverTo(program.webhook);
  await office.ask('templates.sync', {});
  const to = await everybody(running);
  await office.ask('sending.pause', {});
  const asked = performance.now();
  await office.ask('campaigns.start', {
    name: 'Season',
    audience: { registrationIds: to },
    template: CHOICE,
    sparedHours: 0,
  });
  const isQueued = async (): Promise<boolean> => (await office.ask('sending.state', {})).counts.waiting === MANY;
  await eventually('all are queued', isQueued, { within: 60_000 });
  const queuedIn = performance.now() - asked;

  await office.ask('sending.resume', { what: 'college', id: PREPARED_ENV.COLLEGE_ID });
  // The rate is what counts, not the second in which it begins.
  await eventually('the first second is over', () => meta.accepted.length >= perSecond, { within: 30_000, every: 1 });
  const [before, begun] = [meta.accepted.length, performance.now()];
  const all = (): boolean => meta.accepted.length >= MANY;
  while (performance.now() - begun < seconds * 1_000 && !all()) await wait(2);
  const took = (performance.now() - begun) / 1_000;
  const perSecondTaken = (meta.accepted.length - before) / took;
  const name = `at ${perSecond.toLocaleString('en')}/s`;
  return [
    {
      name: `${name}: ${MANY.toLocaleString('en')} templates queued`,
      value: queuedIn / 1_000,
      unit: 's',
      bar: { kind: 'at most', value: 2 },
    },
    { name: `${name}: handed over`, value: perSecondTaken, unit: '/s' },
    {
      name: `${name}: idle over ${took.toFixed(0)} s`,
      value: 100 * (1 - perSecondTaken / perSecond),
      unit: '%',
      bar: { kind: 'at most', value: 2 },
    },
    { name: `${name}: refused as too fast`, value: sendsHeard(running) - meta.accepted.length, unit: 'sends' },
  ];
};

/** A clerk answers a hundred students, one after the other, while a campaign runs at 80/s. */
const replies = async (): Promise<readonly Figure[]> => {
  const [count, random] = [100, seededRandom(7)];
  const [students, campaign] = [4_000 + count, 4_000];
  await using running = await start({ students, campaign, level: 'STANDARD', perSecond: 80 });
  const { meta, program, office } = running;
  meta.deliverTo(program.webhook);
  const people = Array.from({ length: count }, (_, i) => phoneOfStudent(campaign + i));
  const messages = people.map((phone, i) =>
    textMessage({ wamid: `wamid.in.${i}`, at: Date.now(), from: { phone: phone.slice(1) }, text: 'Hello' }),
  );
  await meta.deliver(messageBody({ ...A_NUMBER, messages }));
  const ids = await Promise.all(
    people.map(async (search) => (await office.ask('registrations.list', { search })).rows[0]?.id ?? ''),
  );
  await eventually('the campaign runs', () => meta.accepted.length > 100);

  const waits: number[] = [];
  for (const id of ids) {
    await wait(random.between(0, 250));
    let looked = meta.accepted.length;
    const asked = performance.now();
    const { queued } = await office.ask('messages.send', { to: [id], text: 'Yes, on Saturday too.' });
    const isTaken = (): boolean => {
      for (; looked < meta.accepted.length; looked += 1)
        if (meta.accepted[looked]?.callbackData === `${queued[0]}:1`) return true;
      return false;
    };
    await eventually('Meta has the reply', isTaken, { every: 1 });
    waits.push(performance.now() - asked);
  }
  if (meta.accepted.length >= campaign) throw new Error('The campaign was over before the replies were.');
  const { p50, p95, max } = latencies(Float64Array.from(waits));
  return [
    { name: 'a reply during a campaign, p50', value: p50, unit: 'ms' },
    { name: 'a reply during a campaign, p95', value: p95, unit: 'ms', bar: { kind: 'at most', value: 300 } },
    { name: 'a reply during a campaign, longest', value: max, unit: 'ms', bar: { kind: 'at most', value: 300 } },
  ];
};

report({
  name: 'sending',
  title: 'Sending',
  about:
    'The real program over HTTP to the simulated Meta, which shares the machine with it. A campaign is queued and handed over at the rate its number allows; then a clerk answers a hundred students while a campaign runs.',
  command: 'npm run bench -- sending',
  figures: [...(await handOver('STANDARD', 80, 60)), ...(await handOver('HIGH', 1_000, 60)), ...(await replies())],
});
