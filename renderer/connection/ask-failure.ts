import type { RefusalCode } from '../../preload/contract/asks.ts';

/** `offline`: never sent. `interrupted`: sent, and whether it happened is unknown. `timeout`: no answer in time. */
export type AskFailureCode = RefusalCode | 'offline' | 'interrupted' | 'timeout' | 'aborted';

/** Why an ask has no value. */
export class AskFailure extends Error {
  readonly code: AskFailureCode;

  constructor(code: AskFailureCode, message: string) {
    super(message);
    this.name = 'AskFailure';
    this.code = code;
  }
}
