import { createHmac } from 'node:crypto';

/** The value of `X-Hub-Signature-256` for exactly these bytes (PLATFORM: signature, S2). */
export const sign = (appSecret: string, bytes: Uint8Array | string): string =>
  `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
