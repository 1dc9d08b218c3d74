import { A_NUMBER, startMeta } from '../support/meta/meta.ts';
import { inventSeason } from '../support/meta/seasons.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { openSocket } from '../support/socket.ts';
import { ANSWERS, hurried, playDay } from './day.ts';
import { playReviews } from './reviews.ts';
import { DEMO_TEMPLATES } from './templates.ts';

/** The console with a simulated Meta and 300 sample registrations: ticks move before anyone has an account. */
const STUDENTS = 300;
const SEED = 2026;
const TOKEN = 'sample-access-token';
const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1_000;

process.stdout.write('Starting the demo (the first start builds the pages)...\n');
const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());

await using meta = await startMeta({
  seed: SEED,
  appSecret: SAMPLE_SECRET,
  accessToken: TOKEN,
  pace: hurried,
  answers: ANSWERS,
  graph: { templates: DEMO_TEMPLATES },
});
// Now and then Meta is busy, or does not say what became of a message, so that retries can be watched.
meta.faults.sometimes(0.04, [
  { does: 'nothing', says: { kind: 'error', code: 133_004, message: 'Server temporarily unavailable' } },
  { does: 'all', says: { kind: 'close' } },
]);
await using program = await startProgram({
  env: {
    WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
    WHATSAPP_API_URL: meta.address,
    WHATSAPP_ACCESS_TOKEN: TOKEN,
    COLLEGE_NAME: 'Sample College',
    TICKDESK_WEBHOOK_PORT: process.env.TICKDESK_WEBHOOK_PORT ?? '0',
    TICKDESK_CONSOLE_PORT: process.env.TICKDESK_CONSOLE_PORT ?? '0',
  },
});
meta.deliverTo(program.webhook);

const now = Date.now();
const season = inventSeason({
  seed: SEED,
  students: STUDENTS,
  from: now - TWO_DAYS_MS,
  until: now,
  sender: A_NUMBER,
  echoes: true,
});
{
  using socket = await openSocket(program.console);
  await socket.register({ token: program.token });
  await socket.ask('registrations.import', { rows: [...season.students] });
  await socket.ask('templates.sync', {});
}
await meta.scatter(season.happenings.filter(({ at }) => at <= now));

process.stdout.write(
  [
    `${STUDENTS} sample registrations, and what was written to them in the last two days.`,
    `  Console   ${program.console}#token=${program.token}`,
    'Open it in a browser on this machine and watch the ticks. What you send goes to a simulated Meta: its ticks, its',
    'failures and its retries are like the true ones, only sooner. Ctrl+C ends the demo; nothing of it is kept.',
    '',
  ].join('\n'),
);
const campus = { meta, sender: A_NUMBER, students: season.students, random: seededRandom(SEED + 1) };
const day = [playDay(campus, 900, ended.signal), playReviews(meta, 'scholarship_day', 60_000, ended.signal)];
await Promise.race([...day, program.exit]);
