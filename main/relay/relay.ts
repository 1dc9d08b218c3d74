import type { CollegeFrame, ServerFrame } from '../../preload/contract/frames.ts';

/** A window that is registered for a college and hears what happens there. */
export type Listener = { hear(frame: ServerFrame): void };

/** Passes what each commit moved to the windows of that college, and to no other. */
export type Relay = {
  publish(frames: readonly CollegeFrame[]): void;
  /** Something for every window (health). */
  announce(frame: ServerFrame): void;
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
