import type { RefusalCode } from '../../preload/contract/asks.ts';

/** `offline`: never sent. `interrupted`: sent, and whether it happened is unknown. `timeout`: no answer in time. */
export type AskFailureCode = RefusalCode | 'offline' | 'interrupted' | 'timeout' | 'aborted';

/** Why an ask has no value. */
export class AskFailure extends Error {
  readonly code: AskFailureCode;
  /** The failure behind it, where `failureOf` knows one. */
  readonly failure: number | null;

  constructor(code: AskFailureCode, message: string, failure: number | null = null) {
    super(message);
    this.name = 'AskFailure';
    this.code = code;
    this.failure = failure;
  }
}
