import type { Browser } from 'playwright-core';
import { ENTRY_OF } from '../../../renderer/shell/pages.ts';
import type { Figure } from '../../figures/figure.ts';
import { openWindow } from '../../support/console-window.ts';
import { openListeningCampus } from '../../support/listening-campus.ts';
import { messageBody } from '../../support/meta/bodies.ts';
import { textMessage } from '../../support/meta/message-object.ts';
import { A_NUMBER } from '../../support/meta/meta.ts';
import type { Program } from '../../support/program.ts';
import { openSendingCampus, type SendingCampus } from '../../support/sending-campus.ts';
import { CAMPAIGN_FLOWS } from './campaigns.ts';
import { DESK_FLOWS } from './desk-flows.ts';
import type { Flow } from './flow.ts';
import { type Hands, handsOn } from './hands.ts';
import { HEALTH_FLOWS, THEIRS } from './health-flows.ts';
import { goRound } from './round.ts';
import { STUDENT_FLOWS } from './students.ts';

const none = { kind: 'at most', value: 0 } as const;

/** Does by the keyboard alone what a person does, and goes round every page with Tab. */
export const playByKeyboard = async (browser: Browser): Promise<readonly Figure[]> => {
  let [done, longest, traps] = [0, 0, 0];
  const unseen = new Set<string>();
  const inWindow = async (program: Program, name: string, play: (hands: Hands, window: Win) => Promise<void>) => {
    await using window = await openWindow({ browser, address: program.console, token: program.token });
    const hands = handsOn(window.page);
    const ended = await play(hands, window).then(
      () => null,
      (error: unknown) => String(error),
    );
    for (const where of hands.unseen) unseen.add(`${where} (${name})`);
    const { all, most } = hands.tabs();
    longest = Math.max(longest, most);
    process.stdout.write(`  ${ended ?? 'done'}: ${name}, ${all} times Tab, at most ${most} to one place\n`);
    return ended === null;
  };
  const playAll = async <Desk extends { readonly program: Program }>(flows: readonly Flow<Desk>[], desk: Desk) => {
    for (const { name, play } of flows)
      if (await inWindow(desk.program, name, (hands, window) => play(hands, window, desk))) done += 1;
  };

  {
    await using desk = await openSendingCampus(12);
    await talk(desk);
    await playAll([...STUDENT_FLOWS, ...CAMPAIGN_FLOWS, ...DESK_FLOWS], desk);
    for (const page of Object.keys(ENTRY_OF))
      await inWindow(desk.program, `round ${page}`, async (hands, { page: shown }) => {
        await shown.evaluate((name) => {
          location.hash = `#/${name}`;
        }, page);
        await shown.getByRole('main').getByRole('heading').first().waitFor();
        const presses = await goRound(hands, shown);
        if (presses === null) traps += 1;
        process.stdout.write(`  ${page}: ${presses ?? 'Tab does not lead out of it'}\n`);
      });
  }
  {
    await using desk = await openListeningCampus({
      // Nobody chose for them.
      env: { TICKDESK_TUNNEL: '' },
      before: ({ callbacks }) => {
        callbacks.subscribed.add(A_NUMBER.wabaId);
        callbacks.put('number', A_NUMBER.phoneNumberId, THEIRS);
      },
    });
    await playAll(HEALTH_FLOWS, desk);
  }
  for (const where of unseen) process.stdout.write(`  ${where}\n`);
  const flows = STUDENT_FLOWS.length + CAMPAIGN_FLOWS.length + DESK_FLOWS.length + HEALTH_FLOWS.length;
  return [
    { name: 'done by the keyboard alone', value: done, unit: `of ${flows}`, bar: { kind: 'at least', value: flows } },
    { name: 'most presses of Tab to one place', value: longest, unit: '' },
    { name: 'pages that Tab does not lead out of', value: traps, unit: '', bar: none },
    { name: 'places where the focus is not seen', value: unseen.size, unit: '', bar: none },
  ];
};

type Win = Awaited<ReturnType<typeof openWindow>>;

/** The first of the students has written, and was answered. */
const talk = async ({ meta, office, students }: SendingCampus): Promise<void> => {
  const [first] = students;
  if (!first) throw new Error('There is nobody to write');
  const message = textMessage({
    ...{ wamid: 'wamid.K1', at: Date.now(), from: { phone: first.phone.slice(1) }, text: 'When may I come?' },
  });
  await meta.deliver(messageBody({ ...A_NUMBER, messages: [message] }));
  const [row] = (await office.ask('registrations.list', { search: first.name })).rows;
  await office.ask('messages.send', { to: [row?.id ?? ''], text: 'On Monday.' });
};
