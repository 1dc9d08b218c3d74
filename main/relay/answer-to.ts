import { ASKS, type Ask, isAsk, type ParamsOf, type ValueOf } from '../../preload/contract/asks.ts';
import type { AskError } from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';

/** Who is asking: for one college, or for the whole desk. */
export type Caller = { readonly collegeId: string; readonly desk: boolean; readonly who: string };

export type Answers = { [A in Ask]: (params: ParamsOf<A>, caller: Caller) => Promise<ValueOf<A>> };

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AskError };

/** The answer to one ask, refused or not. Params are parsed by the ask's own schema; a bug is logged and told as a failure. */
export const answerTo = async (
  answers: Answers,
  ask: string,
  params: unknown,
  caller: Caller,
  onBug: (error: unknown) => void,
): Promise<Answer> => {
  try {
    return { ok: true, value: await answerOf(answers, ask, params, caller) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) onBug(thrown);
    return { ok: false, error: spoken(thrown) };
  }
};

const answerOf = async (answers: Answers, ask: string, params: unknown, caller: Caller): Promise<unknown> => {
  if (!isAsk(ask)) throw new Refusal('bad_request', 'There is no such ask.');
  if (ASKS[ask].scope === 'desk' && !caller.desk) throw new Refusal('forbidden', 'Only the whole desk may do this.');
  const parsed = ASKS[ask].params.safeParse(params ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal('bad_request', `${issue?.path.join('.') || 'params'}: ${issue?.message ?? 'not as expected'}`);
  }
  // The params of each ask were parsed by that ask's own schema; a union of functions cannot say so.
  const run = answers[ask] as (params: unknown, caller: Caller) => Promise<unknown>;
  return run(parsed.data, caller);
};

const spoken = (thrown: unknown): AskError =>
  thrown instanceof Refusal
    ? { code: thrown.code, message: thrown.message, ...(thrown.failure !== undefined && { failure: thrown.failure }) }
    : { code: 'unavailable', message: 'Something went wrong here. It has been logged.' };
