import { once } from 'node:events';
import { closedLoop } from './closed-loop.ts';
import { openConnection } from './connection.ts';
import type { Load } from './load.ts';
import { openLoop } from './open-loop.ts';
import { rowRequests } from './requests.ts';

// The other end of `runLoad`: takes one load, answers with its outcome, and is gone.
const [load] = (await once(process, 'message')) as [Load];
const url = new URL(load.url);
const requests = rowRequests(url, load.appSecret, load.row);
const connections = Array.from({ length: load.connections }, () => openConnection(url.hostname, Number(url.port)));
const outcome =
  load.loop.kind === 'closed'
    ? await closedLoop(connections, requests, load.loop.seconds)
    : await openLoop(connections, requests, load.loop.rate);
for (const connection of connections) connection.end();
process.send?.(outcome, () => process.disconnect());
