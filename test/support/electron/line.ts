/** What two processes say to each other over Node's own channel. */
export type Words =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

export type Line = {
  /** Asks the other side; rejects with its error, or when the line is cut. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Asks and does not wait: an error there is this side's bug. */
  tell(name: string, ...args: readonly unknown[]): void;
  hear(words: Words): void;
  cut(): void;
};

type Answers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Calls in both directions; what is said first is heard first. */
export const openLine = (send: (words: Words) => void, answers: Answers): Line => {
  const owed = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  let open = true;

  const answer = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const run = answers[name];
    if (!run) throw new Error(`Nobody answers ${name}`);
    return run(...(args as never[]));
  };
  const say = (words: Words): void => {
    if (open) send(words);
  };
  const call: Line['call'] = (name, ...args) => {
    last += 1;
    const waiting = Promise.withResolvers<unknown>();
    if (!open) waiting.reject(new Error('The line is cut'));
    // Whoever waits hears of a line that is cut; a call that nobody waits for has nobody to tell.
    waiting.promise.catch(() => undefined);
    owed.set(last, waiting);
    say({ kind: 'call', id: last, name, args });
    return waiting.promise;
  };

  return {
    call,
    tell: (name, ...args) => {
      call(name, ...args).catch((error: unknown) => {
        if (open) console.error(`${name}: ${String(error)}`);
      });
    },
    hear: (words) => {
      switch (words.kind) {
        case 'call':
          answer(words.name, words.args).then(
            (value) => say({ kind: 'answer', id: words.id, value }),
            (error: unknown) => say({ kind: 'failed', id: words.id, message: String(error) }),
          );
          return;
        case 'answer':
          owed.get(words.id)?.resolve(words.value);
          owed.delete(words.id);
          return;
        case 'failed':
          owed.get(words.id)?.reject(new Error(words.message));
          owed.delete(words.id);
          return;
        default:
          return words satisfies never;
      }
    },
    cut: () => {
      open = false;
      for (const { reject } of owed.values()) reject(new Error('The line is cut'));
      owed.clear();
    },
  };
};
