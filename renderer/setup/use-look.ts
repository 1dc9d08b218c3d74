import { useCallback, useEffect, useState } from 'react';
import type { SetupLook } from '../../preload/contract/asks/setup.ts';
import type { ParamsOf } from '../../preload/contract/asks.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useAsk } from '../desk/use-ask.ts';

/** What Meta says of what was entered. `unanswered`: the desk itself did not answer. */
export type Sight = {
  readonly state: 'idle' | 'pending' | 'told' | 'unanswered';
  readonly told: SetupLook | null;
  readonly again: () => void;
};

type Given = ParamsOf<'setup.look'>;
type Heard = { readonly of: string; readonly told: SetupLook | null };

/** As long as somebody still types, Meta is not asked. */
const TYPING_MS = 400;
/** Meta is asked for an app, its token and each of its accounts, one after the other. */
const PATIENCE_MS = 60_000;

/** Has what was entered tried at Meta, a moment after the last key. `null`: too little was entered. */
export const useLook = (given: Given | null): Sight => {
  const ask = useAsk();
  const [heard, setHeard] = useState<Heard | null>(null);
  const [tries, setTries] = useState(0);
  const asked = given === null ? null : JSON.stringify([given, tries]);
  useEffect(() => {
    // Nothing that was entered is kept longer than it stands in its field.
    setHeard(null);
    if (asked === null) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const [wish]: [Given] = JSON.parse(asked);
      try {
        const told = await ask('setup.look', wish, { signal: leaving.signal, timeoutMs: PATIENCE_MS });
        if (!leaving.signal.aborted) setHeard({ of: asked, told });
      } catch (error) {
        if (!(error instanceof AskFailure)) throw error;
        if (!leaving.signal.aborted) setHeard({ of: asked, told: null });
      }
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [ask, asked]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  if (asked === null) return { state: 'idle', told: null, again };
  if (heard?.of !== asked) return { state: 'pending', told: null, again };
  return { state: heard.told === null ? 'unanswered' : 'told', told: heard.told, again };
};
