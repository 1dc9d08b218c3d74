import type { Status } from '../../../preload/contract/status.ts';
import { envelope, messageChange, statusChange } from '../../support/meta/bodies.ts';
import { A_NUMBER, type Meta } from '../../support/meta/meta.ts';
import type { Sample } from '../../support/slope.ts';
import type { Told } from './held.ts';
import type { Telling } from './mix.ts';

export type Teller = {
  /** `due`: its moment, in milliseconds of `performance.now()`. */
  readonly tell: (telling: Telling, due: number) => void;
  /** What heard 200. */
  readonly told: Told;
  /** How long each took from its moment to its 200. */
  readonly answered: readonly Sample[];
  /** Resolves when everything told was answered. */
  readonly settled: () => Promise<void>;
};

/** Delivers through Meta, which tells again what heard no 200, and notes what was told and how long it took. */
export const createTeller = (meta: Meta): Teller => {
  const told = new Map<string, Set<Status>>();
  const answered: Sample[] = [];
  const underway = new Set<Promise<unknown>>();
  const note = ({ statuses, messages }: Telling): void => {
    for (const { wamid, status } of statuses) told.set(wamid, (told.get(wamid) ?? new Set<Status>()).add(status));
    for (const { wamid } of messages) told.set(wamid, new Set());
  };
  const deliver = async (telling: Telling, due: number): Promise<void> => {
    const { statuses, messages } = telling;
    const changes = [
      ...(statuses.length > 0 ? [statusChange(A_NUMBER, statuses)] : []),
      ...(messages.length > 0 ? [messageChange(A_NUMBER, messages)] : []),
    ];
    await meta.deliver(envelope({ id: A_NUMBER.wabaId, changes }));
    const at = performance.now();
    answered.push({ at, value: at - due });
    note(telling);
  };
  return {
    told,
    answered,
    tell: (telling, due) => {
      const delivery = deliver(telling, due);
      underway.add(delivery);
      // What fails stays among them, for `settled` to say.
      delivery.then(
        () => underway.delete(delivery),
        () => undefined,
      );
    },
    settled: async () => {
      await Promise.all(underway);
    },
  };
};
