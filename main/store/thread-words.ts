import type { RefusalCode } from '../../preload/contract/asks.ts';
import type { CollegeFrame } from '../../preload/contract/frames.ts';
import { Refusal } from '../refusal.ts';
import type { Standing } from './standing.ts';
import type { Reads, Writes } from './store.ts';

/**
 * Many deliveries of the same apps in one message: their bytes one after another in a single buffer that changes owner
 * without a copy, and beside it, of each, when it came and how long it is. Lists of numbers cross for next to nothing.
 */
export type Batch = {
  readonly kind: 'record';
  readonly id: number;
  readonly apps: readonly string[];
  readonly bytes: Uint8Array;
  readonly times: readonly number[];
  readonly lengths: readonly number[];
};

/** What became of a batch: why which of its deliveries are not on disk, in their order; nearly always `null`, they all are. */
export type Unkept<E = Thrown> = readonly (E | null)[] | null;

export type WriteCall = {
  [K in keyof Writes]: {
    readonly kind: 'call';
    readonly id: number;
    readonly name: K;
    readonly params: Parameters<Writes[K]>;
  };
}[keyof Writes];

export type ReadCall = {
  [K in keyof Reads]: {
    readonly kind: 'call';
    readonly id: number;
    readonly name: K;
    readonly params: Parameters<Reads[K]>;
  };
}[keyof Reads];

export type Close = { readonly kind: 'close' };
export type ToWriter = Batch | WriteCall | Close;
/** About a whole database in a file: to write one, to look at one, to put one where the next start finds it. */
export type FileCall = {
  readonly kind: 'backup' | 'planRestore' | 'stageRestore';
  readonly id: number;
  readonly file: string;
};
export type ToReader = ReadCall | FileCall | Close;

export type Outcome =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Thrown };

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly outcomes: readonly Outcome[]; readonly frames: readonly CollegeFrame[] }
  /** Whether it could do its work is another now. */
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'failed'; readonly error: Thrown };

/** An error that can travel between threads: refusals keep their code, bugs keep their stack. */
export type Thrown = {
  readonly refusal: RefusalCode | null;
  readonly failure: number | undefined;
  readonly message: string;
  readonly stack: string;
};

export const throwable = (error: unknown): Thrown => ({
  refusal: error instanceof Refusal ? error.code : null,
  failure: error instanceof Refusal ? error.failure : undefined,
  message: error instanceof Error ? error.message : String(error),
  stack: error instanceof Error ? (error.stack ?? '') : '',
});

export const thrown = ({ refusal, failure, message, stack }: Thrown): Error =>
  refusal ? new Refusal(refusal, message, { failure }) : Object.assign(new Error(message), { stack });
