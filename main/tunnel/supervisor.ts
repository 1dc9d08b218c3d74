import type { TunnelTrouble } from '../../preload/contract/health.ts';
import type { Clock } from '../clock.ts';
import type { Probe, ProbeOutcome } from './probe.ts';
import { type Provider, type Tunnel, TunnelError } from './tunnel.ts';

/** How the public address stands. `up` has been proven from outside; everything else has not. Times are ms UTC. */
export type TunnelState =
  | { readonly is: 'off' }
  | { readonly is: 'opening'; readonly since: number }
  | { readonly is: 'up'; readonly address: string; readonly since: number; readonly provenAt: number }
  | { readonly is: 'down'; readonly why: TunnelTrouble; readonly since: number; readonly address: string | null };

export type SupervisorNeeds = {
  readonly provider: Provider;
  readonly probe: Probe;
  readonly port: number;
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** The name to ask for first; and what it became. */
  readonly name: string | null;
  readonly keepName: (name: string) => void;
  readonly onState: (state: TunnelState) => void;
  readonly report: (trouble: unknown) => void;
};

export type Supervisor = AsyncDisposable & {
  state(): TunnelState;
  /** The machine woke, its network changed, or a person asked: looks at once, and does not wait out a pause. */
  wake(): void;
};

/** Three times a minute: what dies without a word is noticed within 20 s. It costs less than 1 KB a minute. */
export const PROBE_EVERY_MS = 20_000;
/** One lost packet is no dead tunnel. */
const PROBE_AGAIN_MS = 500;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Keeps a public address open and says truly whether it is. The truth is the probe, not what a provider believes. What
 * fails two probes in a row, or is said to be lost, is closed whole and opened anew, under the same name if it can be
 * had; another address is told like any other. Pauses between tries double up to 15 s, and are not all alike.
 */
export const superviseTunnel = (needs: SupervisorNeeds): Supervisor => {
  const { provider, probe, port, clock, random, keepName, onState, report } = needs;
  const closing = new AbortController();
  let name = needs.name;
  let state: TunnelState = { is: 'opening', since: clock.now() };
  let stir: () => void = () => undefined;

  const become = (next: TunnelState): void => {
    state = next;
    onState(next);
  };
  /** Sleeps until then, or until woken. */
  const pause = (ms: number, also: Promise<void> = NEVER): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, () => stir());
      stir = () => {
        cancel();
        stir = () => undefined;
        resolve();
      };
      void also.then(() => stir());
      if (closing.signal.aborted) stir();
    });
  const down = (why: TunnelTrouble, address: string | null): void => {
    const since = state.is === 'down' ? state.since : clock.now();
    become({ is: 'down', why, since, address });
  };

  /** Twice, unless the first says that it is we. */
  const look = async (address: string): Promise<ProbeOutcome> => {
    const first = await probe.look(address, closing.signal);
    if (first === null || closing.signal.aborted) return first;
    await pause(PROBE_AGAIN_MS);
    return probe.look(address, closing.signal);
  };

  /** Watches one tunnel until it fails. */
  const watch = async (tunnel: Tunnel): Promise<TunnelTrouble> => {
    let isLost = false;
    void tunnel.lost.then(() => {
      isLost = true;
    });
    const since = clock.now();
    while (!closing.signal.aborted) {
      const trouble = await look(tunnel.address);
      if (isLost) return 'lost';
      if (trouble !== null) return trouble;
      become({ is: 'up', address: tunnel.address, since, provenAt: clock.now() });
      await pause(PROBE_EVERY_MS, tunnel.lost);
      if (isLost) return 'lost';
    }
    return 'lost';
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!closing.signal.aborted) {
      const wasUp = await attempt().catch(failed);
      failures = wasUp ? 0 : failures + 1;
      if (closing.signal.aborted) return;
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
      await pause(longest / 2 + (random() * longest) / 2);
    }
  };

  /** Whether it was up in between. */
  const attempt = async (): Promise<boolean> => {
    const tunnel = await provider({ port, name, stop: closing.signal });
    try {
      if (tunnel.name !== null && tunnel.name !== name) {
        name = tunnel.name;
        keepName(name);
      }
      const trouble = await watch(tunnel);
      const wasUp = state.is === 'up';
      if (!closing.signal.aborted) down(trouble, tunnel.address);
      return wasUp;
    } finally {
      await tunnel.close();
    }
  };

  /** Down, whatever went wrong: what nobody foresaw leaves no light as it was. */
  const failed = (error: unknown): false => {
    const isForeseen = error instanceof TunnelError;
    if (!isForeseen) report(error);
    down(isForeseen ? error.trouble : 'lost', null);
    return false;
  };

  onState(state);
  const running = run().catch(report);
  return {
    state: () => state,
    wake: () => stir(),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      stir();
      await running;
    },
  };
};

const NEVER: Promise<void> = new Promise(() => undefined);
