import type { CollegeFrame } from '../preload/contract/frames.ts';

/** What the way of a delivery needs of each stage; no stage knows another. */
export type Stages = {
  /** The apps that signed these bytes; `null` while we have no secret to check with. */
  readonly signers: (body: Uint8Array, signature: string | undefined) => readonly string[] | null;
  /** Resolves when the bytes and all that follows from them are on disk. */
  readonly record: (delivery: { apps: readonly string[]; body: Uint8Array; at: number }) => Promise<void>;
  /** Says what each commit moved, in order. */
  readonly moved: (listener: (frames: readonly CollegeFrame[]) => void) => () => void;
  readonly publish: (frames: readonly CollegeFrame[]) => void;
  readonly countUnsigned: () => void;
  readonly now: () => number;
};

/**
 * The way of the data, whole:
 *
 *     Meta -> tunnel -> receiver -> signers -> [store: keep bytes, parse, append reports, fold, COMMIT] -> 200
 *                                                            |
 *                                                            moved -> relay -> wires -> window: fold -> tick
 *
 * `kept` means on disk, and only then does Meta hear 200. Nothing unsigned goes past the second line.
 */
export const createPipeline = ({ signers, record, moved, publish, countUnsigned, now }: Stages) => {
  const undo = moved(publish);

  const deliver = async ({ body, signature }: { body: Uint8Array; signature: string | undefined }) => {
    const apps = signers(body, signature);
    if (apps === null) return 'no_secret';
    if (apps.length === 0) {
      countUnsigned();
      return 'unsigned';
    }
    await record({ apps, body, at: now() });
    return 'kept';
  };

  return { deliver, [Symbol.dispose]: undo };
};
