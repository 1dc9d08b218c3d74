declare module 'localtunnel/lib/TunnelCluster.js' {
  import { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  /** The connections of one tunnel: each `open` makes one more, to the server and to the local port. */
  class TunnelCluster extends EventEmitter<{
    open: [remote: Socket];
    dead: [];
    error: [error: Error];
    request: [{ method: string; path: string }];
  }> {
    constructor(options: {
      readonly remote_host: string;
      readonly remote_ip: string | undefined;
      readonly remote_port: number;
      readonly local_host: string;
      readonly local_port: number;
    });
    open(): void;
  }
  export = TunnelCluster;
}
