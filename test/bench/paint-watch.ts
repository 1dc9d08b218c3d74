import type { Page } from 'playwright-core';

/** When a tick with this key first stood on the screen, in milliseconds of the page's own clock. */
export type Painted = Readonly<Record<string, number>>;

/**
 * Watches every element with `data-message-id` and `data-status` in the page. The moment is taken in the task that
 * follows the frame in which the change was drawn: what an attribute says is not yet what a person sees.
 */
export const watchTicks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const painted: Record<string, number> = {};
    const longest = { task: 0 };
    const note = (element: Element): void => {
      const id = element.getAttribute('data-message-id');
      const status = element.getAttribute('data-status');
      if (id === null || status === null) return;
      const key = `${id} ${status}`;
      if (key in painted) return;
      painted[key] = Number.NaN;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted[key] = performance.timeOrigin + performance.now();
          channel.port1.close();
        };
        channel.port2.postMessage(null);
      });
    };
    const noteAll = (node: Node): void => {
      if (!(node instanceof Element)) return;
      note(node);
      for (const tick of node.querySelectorAll('[data-message-id][data-status]')) note(tick);
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === 'attributes') noteAll(change.target);
        for (const node of change.addedNodes) noteAll(node);
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-message-id', 'data-status'],
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.task = Math.max(longest.task, duration);
    }).observe({ entryTypes: ['longtask'] });
    Object.assign(window, { painted, longest });
  });

export const paintedTicks = (page: Page): Promise<Painted> => page.evaluate('painted');

/** The same, and the page forgets them: for watching longer than it should remember. */
export const takePaintedTicks = (page: Page): Promise<Painted> =>
  page.evaluate(() => {
    const { painted } = window as unknown as { painted: Record<string, number> };
    const drawn = Object.entries(painted).filter(([, at]) => !Number.isNaN(at));
    for (const [key] of drawn) delete painted[key];
    return Object.fromEntries(drawn);
  });

/** The longest task of the page above 50 ms since `watchTicks`, in milliseconds; 0 when there was none. */
export const longestTask = (page: Page): Promise<number> => page.evaluate('longest.task');

/** How far the page's clock is ahead of ours, in milliseconds: the exchange that took least time tells best. */
export const clockOffset = async (page: Page): Promise<number> => {
  let best = { took: Number.POSITIVE_INFINITY, offset: 0 };
  for (let round = 0; round < 20; round += 1) {
    const before = performance.timeOrigin + performance.now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = performance.timeOrigin + performance.now();
    if (after - before < best.took) best = { took: after - before, offset: theirs - (before + after) / 2 };
  }
  return best.offset;
};
