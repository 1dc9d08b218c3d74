import { type Provider, TunnelError } from './tunnel.ts';

type Listener = { url(): string | null; close(): Promise<void> };
type Ngrok = { forward(options: { addr: number; authtoken: string; domain?: string }): Promise<Listener> };

/** ngrok's own package, which whoever chooses it installs; it is loaded only then. */
const PACKAGE = '@ngrok/ngrok';

export const ngrok =
  (authtoken: string, domain: string | null): Provider =>
  async ({ port }) => {
    const loaded = (await import(PACKAGE).catch((cause: unknown) => {
      throw new TunnelError('not_installed', `The package ${PACKAGE} is not installed.`, { cause });
    })) as Ngrok;
    const listener = await loaded
      .forward({ addr: port, authtoken, ...(domain !== null && { domain }) })
      .catch((cause: unknown) => {
        throw new TunnelError('server_refused', 'ngrok gave no tunnel.', { cause });
      });
    const address = listener.url();
    if (address === null) {
      await listener.close();
      throw new TunnelError('server_refused', 'ngrok told no address.');
    }
    return { address, name: null, lost: new Promise(() => undefined), close: () => listener.close() };
  };
