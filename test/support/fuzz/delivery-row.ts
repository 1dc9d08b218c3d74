import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Secrets } from './hostile-delivery.ts';

/** Deliveries `first` to `first + count - 1` of an endless row of spoilt ones, each sent as soon as a connection is free. */
export type DeliveryRow = {
  readonly url: string;
  readonly secrets: Secrets;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly connections: number;
};

/** Told a few times a second, and once at the end. */
export type RowSoFar = {
  readonly sent: number;
  readonly seconds: number;
  /** How many heard which status; 0 stands for "no answer came". */
  readonly statuses: Readonly<Record<number, number>>;
  /** Which of the row heard something else than they deserve, and what; 503 is told apart. */
  readonly odd: readonly { readonly n: number; readonly deserved: number; readonly heard: number }[];
  readonly oddCount: number;
  readonly over: boolean;
};

/** Plays a row from a process of its own, so that it shares no event loop with anybody. */
export const playDeliveries = async (row: DeliveryRow, onProgress: (soFar: RowSoFar) => void): Promise<RowSoFar> => {
  const child = fork(fileURLToPath(new URL('delivery-process.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const whole = Promise.withResolvers<RowSoFar>();
    child.on('message', (soFar: RowSoFar) => {
      onProgress(soFar);
      if (soFar.over) whole.resolve(soFar);
    });
    child.send(row);
    const ended = once(child, 'exit').then(([code, signal]): never => {
      throw new Error(`The row of deliveries ended before its end (code ${code}, signal ${signal})`);
    });
    return await Promise.race([whole.promise, ended]);
  } finally {
    child.kill('SIGKILL');
  }
};
