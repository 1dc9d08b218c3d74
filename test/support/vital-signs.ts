import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';

/** What a process holds open. */
export type Handles = { readonly files: number; readonly sockets: number; readonly threads: number };

/**
 * Linux only: read from /proc. Sockets are among the files. Connections to `port` count as neither: how many there are is up
 * to those who call.
 */
export const handlesOf = (pid: number, port: number): Handles => {
  const calls = callsTo(port);
  const links = readdirSync(`/proc/${pid}/fd`).flatMap((file) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${file}`)];
    } catch {
      // Closed between the two calls.
      return [];
    }
  });
  const own = links.filter((link) => !calls.has(link));
  return {
    files: own.length,
    sockets: own.filter((link) => link.startsWith('socket:')).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
  };
};

/** The ends here of all IPv4 connections to a port of this machine, as links in `/proc/<pid>/fd` name them. */
const callsTo = (port: number): ReadonlySet<string> => {
  const here = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1);
  return new Set(
    rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(here) && state !== LISTENING)
      .map((columns) => `socket:[${columns[9]}]`),
  );
};
const LISTENING = '0A';

/** What a page holds once its garbage is collected: its heap in megabytes; nodes in the document, and those cut off from it. */
export type PageSigns = { readonly heap: number; readonly nodes: number; readonly listeners: number };

/** Each call collects the page's garbage first, which halts the page for a moment. */
export const watchPage = async (page: Page): Promise<() => Promise<PageSigns>> => {
  const session: CDPSession = await page.context().newCDPSession(page);
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
  };
};
