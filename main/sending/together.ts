import { Refusal } from '../refusal.ts';

/**
 * Many small writes as one: what is asked for while a write runs shares the next. Each hears of its own. A bug in one must
 * not take the others along, so a group that fails through one is done one by one.
 */
export const together = <In, Out>(write: (all: readonly In[]) => Promise<readonly Out[]>, most: number) => {
  type Asked = { readonly one: In; readonly resolve: (out: Out) => void; readonly reject: (error: unknown) => void };
  let waiting: Asked[] = [];
  let running = false;

  const settle = async (group: readonly Asked[]): Promise<void> => {
    try {
      const outs = await write(group.map(({ one }) => one));
      for (const [place, { resolve }] of group.entries()) resolve(outs[place] as Out);
    } catch (error) {
      if (group.length > 1 && !(error instanceof Refusal)) for (const asked of group) await settle([asked]);
      else for (const { reject } of group) reject(error);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    // What comes in this turn goes together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(group);
    }
    running = false;
  };

  return (one: In): Promise<Out> =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (!running) void run();
    });
};
