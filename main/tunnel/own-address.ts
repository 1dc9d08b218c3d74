import type { Provider } from './tunnel.ts';

/** An address of the college's own that somebody else leads to our port: nothing to open, only to prove. */
export const ownAddress =
  (address: string): Provider =>
  async () => ({
    address: address.replace(/\/+$/, ''),
    name: null,
    lost: new Promise(() => undefined),
    close: async () => undefined,
  });
