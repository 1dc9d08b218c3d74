import type { TunnelTrouble } from '../../preload/contract/health.ts';

/** A tunnel could not be opened. */
export class TunnelError extends Error {
  override readonly name = 'TunnelError';
  readonly trouble: TunnelTrouble;

  constructor(trouble: TunnelTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

/** A way from a public address to a local port. */
export type Tunnel = {
  /** https in earnest; no slash at its end. */
  readonly address: string;
  /** What to ask for to get the same address again; `null` where addresses cannot be asked for. */
  readonly name: string | null;
  /** Resolves when the provider itself says that it is gone; many never say so, and only a probe tells. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
};

/** Opens a tunnel to a port of this machine, asking for a name if it is known. Rejects with a `TunnelError`, and leaves nothing behind then. */
export type Provider = (wish: {
  readonly port: number;
  readonly name: string | null;
  readonly stop: AbortSignal;
}) => Promise<Tunnel>;
