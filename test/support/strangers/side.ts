import { setTimeout as wait } from 'node:timers/promises';
import type { Known } from '../asking.ts';
import { eventually } from '../eventually.ts';
import { messageBody, statusBody } from '../meta/bodies.ts';
import { metaBytes } from '../meta/bytes.ts';
import { textMessage } from '../meta/message-object.ts';
import type { Sender } from '../meta/party.ts';
import { sign } from '../meta/sign.ts';
import type { Socket } from '../socket.ts';

/** One college of two, seen by a window of its own: what it has, and the words that stand in its things only. */
export type Side = {
  readonly window: Socket;
  readonly mark: string;
  readonly course: string;
  /** Its ids, once for each kind of thing that an ask could name. */
  readonly known: readonly Known[];
};

export type Ground = {
  readonly webhook: string;
  readonly college: string;
  readonly sender: Sender;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly mark: string;
};

/** Gives a college one of everything: students, messages both ways, a campaign, an export, a file, saved words and filters. */
export const furnish = async (staff: Socket, window: Socket, token: string, ground: Ground): Promise<Side> => {
  const { college, sender, appSecret, accessToken, mark } = ground;
  const number = { phoneNumberId: sender.phoneNumberId, wabaId: sender.wabaId, collegeId: college };
  await staff.ask('numbers.save', { ...number, appId: `app-${college}`, appSecret, accessToken });
  await window.ask('templates.sync', {});
  await window.ask('sending.pause', {});
  const course = `Course of ${mark}`;
  const phone = '919812345678';
  await window.ask('registrations.import', {
    rows: ['A-1', 'A-2', 'A-3'].map((externalId, n) => ({
      ...{ externalId, course, name: `${mark} student ${n}`, phone: `+${Number(phone) + n}` },
    })),
  });
  const at = Date.now();
  const to = { phone, name: `${mark} student` };
  const wamid = `wamid.${mark}`;
  await deliver(ground, statusBody({ ...sender, statuses: [{ wamid, status: 'sent', at, to }] }));
  const said = textMessage({ wamid: `${wamid}.IN`, at, from: to, text: `${mark} asks when` });
  await deliver(ground, messageBody({ ...sender, messages: [said] }));
  const received = await window.next('message_received');
  const { id: message } = await window.next('message_status_update', ({ messageId }) => messageId === wamid);
  const registration = received.registrationId ?? '';
  // Words are indexed a moment after the message.
  await eventually('what was said is found', async () => (await window.ask('history.search', { text: mark })).total);
  const { id: reply } = await window.ask('quickReplies.save', { name: mark, text: `${mark} by Friday` });
  const { id: filter } = await window.ask('savedFilters.save', { name: mark, filters: { text: mark } });
  const rule = { enabled: false, when: { kind: 'out_of_office' }, text: mark, everyHours: 24 } as const;
  const { id: autoReply } = await window.ask('autoReplies.save', { rule: { name: mark, ...rule } });
  const { id: file } = await window.ask('files.begin', { name: `${mark}.pdf`, mime: 'application/pdf', size: 10 });
  const { id: campaign } = await window.ask('campaigns.start', {
    ...{ name: mark, template: { name: 'welcome', language: 'en', variables: {} }, sparedHours: 0 },
    audience: { registrationIds: [registration] },
  });
  const { id: exported } = await window.ask('exports.start', { format: 'csv', filters: { text: mark } });
  while ((await window.ask('exports.list', {})).rows.some(({ state }) => state === 'running')) await wait(50);
  const known = { college, number: sender.phoneNumberId, registration, token };
  const things = [message, received.id, wamid, reply, filter, autoReply, file, campaign, exported, registration];
  return { window, mark, course, known: things.map((thing) => ({ ...known, message: thing })) };
};

/** Posts a body as the college's own app signs it. */
export const deliver = async ({ webhook, appSecret }: Ground, body: object): Promise<number> => {
  const bytes = metaBytes(body);
  const headers = { 'X-Hub-Signature-256': sign(appSecret, bytes) };
  const answer = await fetch(webhook, { method: 'POST', headers, body: new Uint8Array(bytes) });
  await answer.arrayBuffer();
  return answer.status;
};
