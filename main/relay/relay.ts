import type { CollegeFrame, ServerFrame } from '../../preload/contract/frames.ts';

/** A window that is registered for a college and hears what happens there. */
export type Listener = {
  /** Whose token opened it. */
  readonly who: string;
  hear(frame: CollegeFrame | Announcement): void;
  dismiss(): void;
};

/** Something for every window, in no college's numbering. */
export type Announcement = Extract<ServerFrame, { type: 'health' }>;

/** Passes what each commit moved to the windows of that college, and to no other. */
export type Relay = {
  publish(frames: readonly CollegeFrame[]): void;
  announce(frame: Announcement): void;
  /** Ends every window that this caller opened. */
  dismiss(who: string): void;
  /** Returns its undo. */
  join(collegeId: string, listener: Listener): () => void;
};

export const createRelay = (): Relay => {
  const rooms = new Map<string, Set<Listener>>();
  return {
    publish: (frames) => {
      for (const frame of frames) for (const listener of rooms.get(frame.collegeId) ?? []) listener.hear(frame);
    },
    announce: (frame) => {
      for (const room of rooms.values()) for (const listener of room) listener.hear(frame);
    },
    dismiss: (who) => {
      for (const room of rooms.values()) for (const listener of room) if (listener.who === who) listener.dismiss();
    },
    join: (collegeId, listener) => {
      const room = rooms.get(collegeId) ?? new Set();
      rooms.set(collegeId, room.add(listener));
      return () => {
        room.delete(listener);
        if (room.size === 0 && rooms.get(collegeId) === room) rooms.delete(collegeId);
      };
    },
  };
};
