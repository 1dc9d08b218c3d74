import { createLane, type Entry, type Lane } from './lane.ts';
import type { Waiting } from './waiting.ts';

/** After so many replies in a row, a campaign of the same number has the next turn: it goes on, however much people write. */
export const REPLIES_IN_A_ROW = 9;

/** Whose turn it is among the lanes of all numbers. */
export type Lines = {
  /** Where a message waits that may be ready. */
  laneOf(message: Waiting): Lane;
  /** The first message that `look` finds: replies of all numbers, then campaigns, then the replies that have just had a long row. */
  find(look: (lane: Lane) => Entry | null): Entry | null;
  /** Its college, number and campaign go behind the others. */
  served(message: Waiting): void;
};

/** What waits at one number. */
type Line = { readonly replies: Lane; readonly campaigns: Map<string, Lane>; repliesInRow: number };

const TURNS = ['replies', 'campaigns', 'replies_after_their_row'] as const;
type Turn = (typeof TURNS)[number];

/** Maps keep the order of insertion; here it is the order of turns, who was served longest ago first. */
export const createLines = (): Lines => {
  const colleges = new Map<string, Map<string, Line>>();

  const lineOf = ({ college, number }: Waiting): Line => {
    const lines = colleges.get(college) ?? new Map<string, Line>();
    const line = lines.get(number) ?? { replies: createLane(), campaigns: new Map(), repliesInRow: 0 };
    colleges.set(college, lines);
    lines.set(number, line);
    return line;
  };

  const findIn = (turn: Turn, look: (lane: Lane) => Entry | null): Entry | null => {
    for (const lines of colleges.values()) {
      for (const line of lines.values()) {
        for (const lane of lanesOf(line, turn)) {
          const entry = look(lane);
          if (entry) return entry;
        }
      }
    }
    return null;
  };

  return {
    laneOf: (message) => {
      const line = lineOf(message);
      if (message.campaign === null) return line.replies;
      const lane = line.campaigns.get(message.campaign) ?? createLane();
      line.campaigns.set(message.campaign, lane);
      return lane;
    },
    find: (look) => TURNS.reduce<Entry | null>((found, turn) => found ?? findIn(turn, look), null),
    served: (message) => {
      const line = lineOf(message);
      line.repliesInRow = message.campaign === null ? line.repliesInRow + 1 : 0;
      if (message.campaign !== null) goBehind(line.campaigns, message.campaign);
      goBehind(colleges.get(message.college), message.number);
      goBehind(colleges, message.college);
    },
  };
};

const lanesOf = (line: Line, turn: Turn): Iterable<Lane> => {
  if (turn === 'campaigns') return campaignsOf(line);
  const hadTheirRow = line.repliesInRow >= REPLIES_IN_A_ROW;
  return hadTheirRow === (turn === 'replies_after_their_row') ? [line.replies] : [];
};

function* campaignsOf({ campaigns }: Line): Iterable<Lane> {
  for (const [name, lane] of campaigns) {
    if (lane.ready.size > 0 || lane.rooms.size > 0) yield lane;
    else campaigns.delete(name);
  }
}

const goBehind = <T>(turns: Map<string, T> | undefined, served: string): void => {
  const it = turns?.get(served);
  if (turns === undefined || it === undefined) return;
  turns.delete(served);
  turns.set(served, it);
};
