import type { Gate } from './gate.ts';
import type { Waiting } from './waiting.ts';

/** A message in the queue and where it stands there: in a list, or asleep. */
export type Entry = {
  readonly message: Waiting;
  list: Map<string, Entry> | null;
  asleepUntil: number | null;
};

/** The messages of one campaign of a number, or its replies: those that may be ready, and those that wait together for one thing. */
export type Lane = { readonly ready: Map<string, Entry>; readonly rooms: Map<string, Map<string, Entry>> };

export const createLane = (): Lane => ({ ready: new Map(), rooms: new Map() });

export const enter = (list: Map<string, Entry>, entry: Entry): void => {
  entry.list?.delete(entry.message.id);
  entry.list = list;
  entry.asleepUntil = null;
  list.set(entry.message.id, entry);
};

/** Any message of it, to ask about what they have in common; those that have waited longest come first. */
export const anyOf = (lane: Lane): Waiting | undefined => {
  for (const list of [...lane.rooms.values(), lane.ready]) for (const { message } of list.values()) return message;
  return undefined;
};

/** What to do with a message that does not wait in a room. */
type Sleep = (entry: Entry, gate: Gate) => void;

/**
 * The first message that may go now. One that may not leaves the list, for its room or for sleep, and is not looked at again before
 * its time: that is why a long queue costs no more than a short one. `note` hears of every closed gate met.
 */
export const firstOpen = (
  lane: Lane,
  now: number,
  gateOf: (message: Waiting) => Gate,
  sleep: Sleep,
  note: (gate: Gate) => void,
): Entry | null => {
  const search = (list: Map<string, Entry>, room: string | null): Entry | null => {
    for (const entry of list.values()) {
      const gate = gateOf(entry.message);
      if (gate.opensAt <= now) return entry;
      note(gate);
      if (gate.room !== undefined && gate.room === room) return null;
      if (gate.room === undefined) sleep(entry, gate);
      else enter(roomOf(lane, gate.room), entry);
    }
    return null;
  };

  for (const [name, list] of lane.rooms) {
    const found = search(list, name);
    if (list.size === 0) lane.rooms.delete(name);
    if (found) return found;
  }
  return search(lane.ready, null);
};

const roomOf = (lane: Lane, name: string): Map<string, Entry> => {
  const known = lane.rooms.get(name) ?? new Map<string, Entry>();
  lane.rooms.set(name, known);
  return known;
};
