import { readdirSync, readlinkSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';

/** What a process holds open. */
export type Handles = { readonly files: number; readonly sockets: number; readonly threads: number };

/** Linux only: read from /proc. Sockets are among the files. */
export const handlesOf = (pid: number): Handles => {
  const links = readdirSync(`/proc/${pid}/fd`).flatMap((file) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${file}`)];
    } catch {
      // Closed between the two calls.
      return [];
    }
  });
  return {
    files: links.length,
    sockets: links.filter((link) => link.startsWith('socket:')).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
  };
};

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
