import { z } from 'zod';
import type { Health } from '../../preload/contract/health.ts';
import { Refusal } from '../refusal.ts';

const WITHIN_MS = 10_000;
const frame = z.looseObject({ type: z.string() });

/** How a running desk says that it stands. A `Refusal` where none answers at this address, or not to this token. */
export const askHealth = (console: string, token: string): Promise<Health> =>
  new Promise((resolve, reject) => {
    const address = new URL('ws/whatsapp', console.replace(/^http/, 'ws'));
    const socket = new WebSocket(address);
    const end = (why: string): void => {
      clearTimeout(patience);
      reject(new Refusal('unavailable', why));
      socket.close();
    };
    const patience = setTimeout(() => end(`Nobody answers at ${console}.`), WITHIN_MS);
    const say = (said: object): void => socket.send(JSON.stringify(said));
    socket.addEventListener('error', () => end(`Nobody answers at ${console}.`));
    socket.addEventListener('open', () => say({ type: 'register', token }));
    socket.addEventListener('message', ({ data }) => {
      const told = frame.safeParse(JSON.parse(String(data)));
      if (!told.success) return;
      const { type, ok, value } = told.data;
      if (type === 'error') return end('The desk does not know this token.');
      if (type === 'registered') say({ type: 'ask', id: 'doctor', ask: 'health.get', params: {} });
      if (type !== 'answer') return;
      clearTimeout(patience);
      // The desk is the other half of this program; what it answers is believed.
      if (ok === true) resolve(value as Health);
      else reject(new Refusal('unavailable', 'The desk did not say how it stands.'));
      socket.close();
    });
  });
