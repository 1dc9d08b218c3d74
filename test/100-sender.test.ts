import { describe, expect, it } from 'vitest';
import type { Waiting } from '../main/outbox/waiting.ts';
import { Refusal } from '../main/refusal.ts';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { waiting } from './support/outbox-run.ts';
import { accepted, refused, START, senderDesk } from './support/sender-desk.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const campaignOf = (count: number, like: Partial<Waiting> = {}): Waiting[] =>
  Array.from({ length: count }, (_, i) =>
    waiting(`c${i}`, { campaign: 'c', person: `p${i}`, place: i + 1, windowUntil: START + 48 * 60 * MINUTE, ...like }),
  );
const reply = (id: string, like: Partial<Waiting> = {}): Waiting => waiting(id, { person: id, place: 1, ...like });
const full = (): never => {
  throw new Refusal('unavailable', 'The database cannot be written now (SQLITE_FULL).');
};

describe('a message', () => {
  it('is on disk as begun before its request leaves', async () => {
    const desk = senderDesk();
    let stateAtMeta: string | undefined;
    desk.answer = async ({ id }) => {
      stateAtMeta = desk.disk.messages.get(id)?.state;
      return accepted(desk.clock.now());
    };
    desk.queue(desk.live(), [reply('m')]);
    await desk.clock.pass(0);
    expect(stateAtMeta).toBe('underway');
    expect(desk.disk.messages.get('m')?.state).toBe('done');
  });

  it('that waited when the program ended goes at the next start', async () => {
    const desk = senderDesk();
    desk.disk.put(campaignOf(3));
    desk.live();
    await desk.clock.pass(SECOND);
    expect(desk.asked.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2']);
  });

  it('that the disk does not begin any more is not sent', async () => {
    const desk = senderDesk();
    const life = desk.live();
    life.sender.add([reply('taken-back')]);
    await desk.clock.pass(SECOND);
    expect(desk.asked).toEqual([]);
  });

  it('goes again by itself after a refusal that passes, and not sooner than decided', async () => {
    const desk = senderDesk();
    desk.answer = async ({ attempt }) => (attempt < 3 ? refused(130429, desk.clock.now()) : accepted(desk.clock.now()));
    desk.queue(desk.live(), [reply('m')]);
    await desk.clock.pass(MINUTE);
    expect(desk.asked.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(desk.asked[1]?.at).toBe(START + 1_500);
    expect(desk.asked[2]?.at).toBe(START + 1_500 + 2_500);
    expect(desk.disk.messages.get('m')?.state).toBe('done');
  });

  it('whose outcome nobody knows waits for its status, then for a person', async () => {
    const desk = senderDesk();
    desk.answer = async () => refused(NO_ANSWER, desk.clock.now());
    desk.queue(desk.live(), [reply('m')]);
    await desk.clock.pass(10 * MINUTE - 1);
    expect(desk.disk.messages.get('m')?.state).toBe('await_status');
    await desk.clock.pass(1);
    expect(desk.disk.messages.get('m')?.state).toBe('person');
    expect(desk.asked).toHaveLength(1);
  });

  it('reported as failed after Meta had accepted it is judged when that is heard of', async () => {
    const desk = senderDesk();
    const life = desk.live();
    desk.queue(life, [reply('m')]);
    await desk.clock.pass(SECOND);
    const at = desk.clock.now();
    desk.disk.report('m', 1, { is: 'failed', code: 131056, transient: false, heard: 'in_report', at });
    life.sender.judgeSoon();
    await desk.clock.pass(7 * SECOND);
    expect(desk.asked.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('reported as failed before its answer came is judged too', async () => {
    const desk = senderDesk();
    desk.answer = ({ id, attempt }) =>
      new Promise((resolve) => {
        const at = desk.clock.now();
        desk.disk.report(id, attempt, { is: 'failed', code: 131026, transient: false, heard: 'in_report', at });
        desk.clock.after(100, () => resolve(accepted(desk.clock.now())));
      });
    desk.queue(desk.live(), [reply('m')]);
    await desk.clock.pass(MINUTE + SECOND);
    expect(desk.disk.messages.get('m')?.state).toBe('never');
  });
});

describe('turns', () => {
  it('a reply goes before a campaign that waits', async () => {
    const desk = senderDesk();
    const life = desk.live();
    desk.queue(life, campaignOf(200));
    await desk.clock.pass(SECOND);
    const before = desk.asked.length;
    desk.queue(life, [reply('clerk', { place: 500 })]);
    await desk.clock.pass(13);
    expect(desk.asked.slice(before, before + 2).map(({ id }) => id)).toContain('clerk');
  });

  it('within a campaign the order is that of asking', async () => {
    const desk = senderDesk();
    desk.queue(desk.live(), campaignOf(60));
    await desk.clock.pass(2 * SECOND);
    expect(desk.asked.map(({ id }) => id)).toEqual(campaignOf(60).map(({ id }) => id));
  });

  it('no more than a second’s worth is under way while Meta says nothing, and a reply still goes', async () => {
    const desk = senderDesk();
    desk.answer = () => new Promise(() => undefined);
    const life = desk.live();
    desk.queue(life, campaignOf(500));
    await desk.clock.pass(20 * SECOND);
    expect(desk.asked).toHaveLength(80);
    desk.queue(life, [reply('clerk', { place: 900 })]);
    await desk.clock.pass(0);
    expect(desk.asked.at(-1)?.id).toBe('clerk');
  });

  it('several that may go at once are begun by one write', async () => {
    const desk = senderDesk();
    let begins = 0;
    desk.moment = async (name) => {
      begins += name === 'before begin' ? 1 : 0;
    };
    desk.disk.put(Array.from({ length: 5 }, (_, i) => reply(`r${i}`, { number: `n${i}`, place: i + 1 })));
    desk.live();
    await desk.clock.pass(0);
    expect(desk.asked).toHaveLength(5);
    expect(begins).toBe(1);
  });
});

describe('while the disk cannot be written', () => {
  it('nothing is sent; it is said, tried again ever more slowly, and goes on by itself', async () => {
    const desk = senderDesk();
    const tries: number[] = [];
    const life = desk.live();
    await desk.clock.pass(0);
    desk.moment = async (name) => {
      if (name !== 'before begin') return;
      tries.push(desk.clock.now() - START);
      full();
    };
    desk.queue(life, [reply('m')]);
    await desk.clock.pass(20 * SECOND);
    expect(tries).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
    expect(desk.asked).toEqual([]);
    expect(life.troubles).toHaveLength(5);
    desk.moment = async () => undefined;
    await desk.clock.pass(20 * SECOND);
    expect(desk.asked).toHaveLength(1);
  });

  it('what came of a request is kept as soon as it can be', async () => {
    const desk = senderDesk();
    desk.moment = async (name) => {
      if (name === 'before end' && desk.clock.now() < START + 10 * SECOND) full();
    };
    desk.queue(desk.live(), [reply('m')]);
    await desk.clock.pass(5 * SECOND);
    expect(desk.disk.messages.get('m')?.state).toBe('underway');
    await desk.clock.pass(20 * SECOND);
    expect(desk.disk.messages.get('m')?.state).toBe('done');
    expect(desk.asked).toHaveLength(1);
  });
});

describe('a bug', () => {
  it('in beginning one message does not hold up the others', async () => {
    const desk = senderDesk();
    const { open } = desk.disk;
    const { begin } = open(async () => undefined);
    desk.disk.open = (moment) => ({
      ...open(moment),
      begin: (ids, at) => (ids.includes('r2') ? Promise.reject(new Error('a bug')) : begin(ids, at)),
    });
    const life = desk.live();
    await desk.clock.pass(0);
    desk.queue(
      life,
      Array.from({ length: 4 }, (_, i) => reply(`r${i}`, { number: `n${i}`, place: i + 1 })),
    );
    await desk.clock.pass(SECOND);
    expect(desk.asked.map(({ id }) => id).toSorted()).toEqual(['r0', 'r1', 'r3']);
  });

  it('while a request may have been under way leaves the message unclear', async () => {
    const desk = senderDesk();
    desk.answer = () => Promise.reject(new Error('a bug'));
    const life = desk.live();
    desk.queue(life, [reply('m')]);
    await desk.clock.pass(SECOND);
    expect(desk.disk.messages.get('m')?.state).toBe('await_status');
    expect(life.troubles).toHaveLength(1);
  });
});

describe('what is held back', () => {
  it('is held back for all that would fail alike, over a restart, until it is resumed', async () => {
    const desk = senderDesk();
    desk.answer = async () => refused(190, desk.clock.now());
    const first = desk.live();
    desk.queue(first, campaignOf(10));
    await desk.clock.pass(MINUTE);
    expect(desk.asked).toHaveLength(1);
    expect(first.news).toContainEqual({ about: 'pause', what: 'college', id: 'k1', until: Number.POSITIVE_INFINITY });
    await first.sender[Symbol.asyncDispose]();

    desk.answer = async () => accepted(desk.clock.now());
    const second = desk.live();
    await desk.clock.pass(MINUTE);
    expect(desk.asked).toHaveLength(1);
    second.sender.told({ about: 'resume', what: 'college', id: 'k1' });
    await desk.clock.pass(SECOND);
    expect(desk.asked).toHaveLength(10);
  });

  it('the pace is remembered over a restart', async () => {
    const desk = senderDesk();
    const first = desk.live();
    const toOne = campaignOf(2, { person: 'asha' });
    desk.queue(first, toOne);
    await desk.clock.pass(SECOND);
    await first.sender[Symbol.asyncDispose]();
    desk.live();
    await desk.clock.pass(4 * SECOND);
    expect(desk.asked).toHaveLength(1);
    await desk.clock.pass(SECOND);
    expect(desk.asked).toHaveLength(2);
  });
});

describe('at the end', () => {
  it('begins nothing more, waits for what is under way, and leaves no timer', async () => {
    const desk = senderDesk();
    desk.answer = () =>
      new Promise((resolve) => desk.clock.after(2 * SECOND, () => resolve(accepted(desk.clock.now()))));
    const life = desk.live();
    desk.queue(life, campaignOf(100));
    await desk.clock.pass(SECOND);
    const begun = desk.asked.length;
    const ended = life.sender[Symbol.asyncDispose]();
    await desk.clock.pass(3 * SECOND);
    await ended;
    expect(desk.asked).toHaveLength(begun);
    expect([...desk.disk.messages.values()].filter(({ state }) => state === 'done')).toHaveLength(begun);
    expect(desk.clock.waiting()).toBe(0);
  });

  it('gives up after five seconds what Meta does not answer; its status will tell', async () => {
    const desk = senderDesk();
    desk.answer = (_begun, stop) =>
      new Promise((resolve) => stop.addEventListener('abort', () => resolve(refused(NO_ANSWER, desk.clock.now()))));
    const life = desk.live();
    desk.queue(life, [reply('m')]);
    await desk.clock.pass(0);
    const ended = life.sender[Symbol.asyncDispose]();
    await desk.clock.pass(5 * SECOND);
    await ended;
    expect(desk.disk.messages.get('m')?.state).toBe('await_status');
    expect(desk.clock.waiting()).toBe(0);
  });

  it('does not wait for a disk that cannot be written', async () => {
    const desk = senderDesk();
    const life = desk.live();
    await desk.clock.pass(0);
    desk.moment = async () => full();
    desk.queue(life, [reply('m')]);
    await desk.clock.pass(SECOND);
    await life.sender[Symbol.asyncDispose]();
    expect(desk.clock.waiting()).toBe(0);
  });
});
