import type { Gate, Why } from './gate.ts';
import { anyOf, type Entry, enter, firstOpen, type Lane } from './lane.ts';
import { createLines } from './lines.ts';
import { createTimedHeap } from './timed-heap.ts';
import type { Waiting } from './waiting.ts';

/** What may go, as pacing sees it. */
export type Gates = {
  /** What a message has in common with its lane: all replies, or one campaign, of its number. */
  readonly lane: (message: Waiting) => Gate;
  /** What it waits for by itself. */
  readonly own: (message: Waiting) => Gate;
};

export type Next = { readonly send: Waiting } | { readonly waitUntil: number; readonly why: Why };

/**
 * The messages that wait, of all colleges. Replies go before campaigns; colleges, their numbers and the campaigns of a number take turns.
 * All costs are O(log n) in messages, amortised, and linear only in numbers and campaigns.
 */
export type Queue = {
  size(): number;
  /** Adds it, in place of what waited under the same id. */
  add(message: Waiting): void;
  remove(id: string): void;
  /** What this person's messages waited for may have changed: they are asked about anew. */
  reconsider(person: string): void;
  /** Takes out the message whose turn it is; else says when to ask again, ms UTC. `Infinity`: only after news. */
  take(now: number, gates: Gates): Next;
};

type Sleeping = { readonly until: number; readonly place: number; readonly entry: Entry; readonly gate: Gate };

const NOTHING: Gate = { opensAt: Number.POSITIVE_INFINITY, why: 'empty' };

export const createQueue = (): Queue => {
  const entries = new Map<string, Entry>();
  const byPerson = new Map<string, Set<Entry>>();
  const lines = createLines();
  const asleep = createTimedHeap<Sleeping>();

  const makeReady = (entry: Entry): void => {
    const { ready } = lines.laneOf(entry.message);
    if (entry.list !== ready) enter(ready, entry);
  };

  const leave = (entry: Entry): void => {
    entry.list?.delete(entry.message.id);
    entry.list = null;
    entry.asleepUntil = null;
  };

  const sleep = (entry: Entry, gate: Gate): void => {
    leave(entry);
    entry.asleepUntil = gate.opensAt;
    asleep.add({ until: gate.opensAt, place: entry.message.place, entry, gate });
  };

  /** What the heap holds of an entry that was woken otherwise, or removed, is void. */
  const stillAsleep = ({ until, entry }: Sleeping): boolean => entry.asleepUntil === until;

  const wake = (now: number): Gate => {
    for (;;) {
      const first = asleep.first();
      if (first === undefined) return NOTHING;
      if (stillAsleep(first) && first.until > now) return first.gate;
      asleep.takeFirst();
      if (stillAsleep(first)) makeReady(first.entry);
    }
  };

  const remove = (entry: Entry): void => {
    leave(entry);
    entries.delete(entry.message.id);
    const others = byPerson.get(entry.message.person);
    others?.delete(entry);
    if (others?.size === 0) byPerson.delete(entry.message.person);
  };

  return {
    size: () => entries.size,
    add: (message) => {
      const before = entries.get(message.id);
      if (before) remove(before);
      const entry: Entry = { message, list: null, asleepUntil: null };
      entries.set(message.id, entry);
      byPerson.set(message.person, (byPerson.get(message.person) ?? new Set()).add(entry));
      makeReady(entry);
    },
    remove: (id) => {
      const entry = entries.get(id);
      if (entry) remove(entry);
    },
    reconsider: (person) => {
      for (const entry of byPerson.get(person) ?? []) makeReady(entry);
    },
    take: (now, gates) => {
      let soonest = wake(now);
      const note = (gate: Gate): void => {
        if (gate.opensAt < soonest.opensAt || soonest === NOTHING) soonest = gate;
      };
      const look = (lane: Lane): Entry | null => {
        const any = anyOf(lane);
        if (any === undefined) return null;
        const gate = gates.lane(any);
        if (gate.opensAt <= now) return firstOpen(lane, now, gates.own, sleep, note);
        note(gate);
        return null;
      };

      const found = lines.find(look);
      if (found === null) return { waitUntil: soonest.opensAt, why: soonest.why };
      remove(found);
      lines.served(found.message);
      return { send: found.message };
    },
  };
};
