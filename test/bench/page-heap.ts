import type { Page } from 'playwright-core';

/** What the page's scripts hold once all that nobody needs is collected, in megabytes. */
export const pageHeapMegabytes = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 2 ** 20;
  } finally {
    await session.detach();
  }
};
