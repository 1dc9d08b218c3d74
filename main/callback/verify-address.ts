import { randomInt } from 'node:crypto';

const WITHIN_MS = 8_000;
const LONGEST = 64;

/**
 * Asks our own public address what Meta will ask (PLATFORM 1), and as Meta does: no browser, and none of the headers by
 * which a tunnel's reminder page is left out. True when 200 and the bare challenge come back.
 */
export const verifyAddress =
  (verifyToken: () => string) =>
  async (url: string): Promise<boolean> => {
    const challenge = String(randomInt(100_000_000, 2_000_000_000));
    const asked = new URL(url);
    asked.searchParams.set('hub.mode', 'subscribe');
    asked.searchParams.set('hub.challenge', challenge);
    asked.searchParams.set('hub.verify_token', verifyToken());
    const signal = AbortSignal.timeout(WITHIN_MS);
    const headers = { 'User-Agent': 'tickdesk' };
    const answer = await fetch(asked, { signal, headers, redirect: 'manual' }).catch(() => null);
    if (answer === null) return false;
    const text = await answer.text().catch(() => '');
    return answer.status === 200 && text.length < LONGEST && text === challenge;
  };
