import { statusBody } from '../meta/bodies.ts';
import { startMeta } from '../meta/meta.ts';
import { bodyTemplate } from '../meta/template-object.ts';
import { startProgram } from '../program.ts';
import { openSocket } from '../socket.ts';
import { type Attack, attack } from './attack.ts';
import { allTold, asksFor, exported, exportsFor, framesOf, registersFor, searchesFor } from './other-college.ts';
import { deliver, furnish, type Ground, type Side } from './side.ts';

const ACCESS = 'sample-access-token';
const NUMBERS = [
  { wabaId: '102290129340398', phoneNumberId: '106540352242922', displayPhone: '918047100100', verifiedName: 'First' },
  { wabaId: '202290129340398', phoneNumberId: '206540352242922', displayPhone: '918047100200', verifiedName: 'Second' },
] as const;

/** Two colleges of one desk, each trying on the other every ask there is, frames, exports, searches, pages and links. */
export const playColleges = async (): Promise<{ readonly attacks: readonly Attack[]; readonly bugs: string }> => {
  await using meta = await startMeta({
    accessToken: ACCESS,
    numbers: NUMBERS,
    graph: { templates: [bodyTemplate(1, 'welcome', 'Welcome.')] },
  });
  await using program = await startProgram({ env: { COLLEGE_ID: 'c1', WHATSAPP_API_URL: meta.address } });
  using staff = await openSocket(program.console);
  await staff.register({ token: program.token });
  await staff.ask('colleges.save', { id: 'c2', name: 'Second College' });
  const open = async (place: 0 | 1): Promise<{ side: Side; ground: Ground; token: string }> => {
    const college = `c${place + 1}`;
    const { id, token } = await staff.ask('tokens.create', { collegeId: college, label: college });
    const window = await openSocket(program.console);
    await window.register({ token, collegeId: college });
    const ground = {
      ...{ college, webhook: program.webhook, sender: NUMBERS[place], appSecret: `the secret of ${college}` },
      ...{ accessToken: ACCESS, mark: ['Zebracollege', 'Quokkacollege'][place] ?? '' },
    };
    return { side: await furnish(staff, window, id, ground), ground, token };
  };
  const [first, second] = [await open(0), await open(1)];
  const attacks: Attack[] = [];
  for (const [mine, theirs] of [
    [first, second],
    [second, first],
  ] as const) {
    const own = await exported(theirs.side, theirs.side.mark, program.console);
    const before = await allTold(theirs.side);
    attacks.push(
      await asksFor(mine.side, theirs.side),
      await searchesFor(mine.side, theirs.side),
      await exportsFor(mine.side, theirs.side, own, program.console),
      await registersFor(mine.token, theirs.ground.college, program.console),
    );
    const after = await allTold(theirs.side);
    attacks.push(
      await attack(
        'things of the other college that are as they were',
        Object.keys(before).map(
          (ask) => async () => (before[ask] === after[ask] ? null : `${ask}: ${after[ask]} instead of ${before[ask]}`),
        ),
      ),
    );
  }
  for (const { ground } of [first, second])
    for (let n = 0; n < 20; n += 1) {
      const to = { phone: `9198123456${78 + (n % 3)}` };
      const status = { wamid: `wamid.${ground.mark}.${n}`, status: 'read', at: Date.now(), to } as const;
      await deliver(ground, statusBody({ ...ground.sender, statuses: [status] }));
    }
  for (const { ground, side } of [first, second])
    await side.window.next('message_status_update', ({ messageId }) => messageId === `wamid.${ground.mark}.19`);
  attacks.push(await framesOf(first.side, second.side, 'c1'), await framesOf(second.side, first.side, 'c2'));
  for (const { side } of [first, second]) side.window[Symbol.dispose]();
  return { attacks: merged(attacks), bugs: program.log() };
};

/** Both ways of one attack are one attack. */
const merged = (attacks: readonly Attack[]): readonly Attack[] =>
  [...new Set(attacks.map(({ name }) => name))].map((name) => {
    const same = attacks.filter((one) => one.name === name);
    const tried = same.reduce((sum, one) => sum + one.tried, 0);
    return { name, tried, through: same.flatMap(({ through }) => through) };
  });
