import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { apply, layRow, NOTHING_TOLD, openThread, type WindowState } from './window-state.ts';

/** Runs something once, soon: with the next painted frame. */
export type Pulse = (run: () => void) => void;

/** The window's state, without React. Frames are gathered and applied together, once per pulse. */
export type WindowStore = {
  readonly state: () => WindowState;
  /** Returns its undo. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly take: (frame: CollegeFrame) => void;
  readonly openThread: (registrationId: string | null) => void;
  readonly layRow: (row: RegistrationRow, asOf: number) => void;
  readonly forget: () => void;
};

export const createWindowStore = (pulse: Pulse): WindowStore => {
  const listeners = new Set<() => void>();
  let state = NOTHING_TOLD;
  let waiting: CollegeFrame[] = [];

  const become = (next: WindowState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const drain = (): void => {
    const frames = waiting;
    waiting = [];
    become(frames.reduce(apply, state));
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: (frame) => {
      waiting.push(frame);
      if (waiting.length === 1) pulse(drain);
    },
    openThread: (registrationId) => become(openThread(state, registrationId)),
    layRow: (row, asOf) => become(layRow(state, row, asOf)),
    forget: () => {
      waiting = [];
      become(NOTHING_TOLD);
    },
  };
};
