import { ASKS, type Ask, type ParamsOf, type ValueOf } from '../../preload/contract/asks.ts';
import type { AnswerFrame, ClientFrame } from '../../preload/contract/frames.ts';
import { AskFailure } from './ask-failure.ts';

import type { Clock } from './clock.ts';

export type AskOptions = { readonly timeoutMs?: number; readonly signal?: AbortSignal | undefined };

/** Asks the desk. Rejects with `AskFailure`. A read waits for the connection; a write without one is refused at once. */
export type AskDesk = <A extends Ask>(ask: A, params: ParamsOf<A>, options?: AskOptions) => Promise<ValueOf<A>>;

type Open = {
  readonly frame: ClientFrame & { type: 'ask' };
  readonly kind: 'read' | 'write';
  readonly settle: (outcome: { value: unknown } | { failure: AskFailure }) => void;
  sent: boolean;
};

const TIMEOUT_MS = 20_000;

/** The asks that have no answer yet. `send` says whether the frame could leave. */
export const createOpenAsks = (clock: Clock, send: (frame: ClientFrame) => boolean) => {
  const open = new Map<string, Open>();
  let count = 0;

  const start = (ask: Ask, params: unknown, { timeoutMs = TIMEOUT_MS, signal }: AskOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      count += 1;
      const id = String(count);
      const cancel = clock.after(timeoutMs, () => settle({ failure: new AskFailure('timeout', `${ask}: no answer`) }));
      const abort = (): void => settle({ failure: new AskFailure('aborted', `${ask}: no longer wanted`) });
      const settle: Open['settle'] = (outcome) => {
        cancel();
        signal?.removeEventListener('abort', abort);
        open.delete(id);
        if ('failure' in outcome) reject(outcome.failure);
        else resolve(outcome.value);
      };
      const frame = { type: 'ask', id, ask, params } as const;
      const entry: Open = { frame, kind: ASKS[ask].effect, settle, sent: send(frame) };
      open.set(id, entry);
      signal?.addEventListener('abort', abort);
      if (signal?.aborted) abort();
      else if (!entry.sent && entry.kind === 'write') settle({ failure: new AskFailure('offline', `${ask}: offline`) });
    });

  // The border declares what each ask is answered with; the desk keeps to it.
  const ask: AskDesk = (name, params, options = {}) => start(name, params, options) as Promise<ValueOf<typeof name>>;

  const answered = (frame: AnswerFrame): void => {
    const failure = frame.ok ? null : new AskFailure(frame.error.code, frame.error.message, frame.error.failure);
    open.get(frame.id)?.settle(failure ? { failure } : { value: frame.ok ? frame.value : null });
  };

  /** The way is open: what waits is sent. */
  const resume = (): void => {
    for (const entry of open.values()) if (!entry.sent) entry.sent = send(entry.frame);
  };

  /** The way is lost: reads wait for the next one, writes that were on their way are told so. */
  const interrupt = (): void => {
    for (const entry of [...open.values()]) {
      if (entry.kind === 'read') entry.sent = false;
      else entry.settle({ failure: new AskFailure('interrupted', `${entry.frame.ask}: the connection was lost`) });
    }
  };

  /** Whatever comes now would be no answer to these: all are refused. */
  const refuse = (code: 'forbidden' | 'interrupted'): void => {
    for (const entry of [...open.values()])
      entry.settle({ failure: new AskFailure(code, `${entry.frame.ask}: given up`) });
  };

  return { ask, answered, resume, interrupt, refuse };
};
