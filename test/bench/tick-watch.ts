import type { Page } from 'playwright-core';

/** Resolves in the page, and here, with the moment (ms of the page's clock) at which a tick was on the screen. */
export type TickWatch = {
  /** Begins to wait for this face in the line of this student. */
  begin(student: string, face: string): Promise<{ readonly painted: Promise<number> }>;
};

type Watching = Window & {
  painted?: Promise<number>;
};

/**
 * Waits for one tick at a time. The moment is taken in the task that follows the frame in which the tick was drawn: what
 * stands in the document is not yet what a person sees.
 */
export const watchTick = (page: Page): TickWatch => ({
  begin: async (student, face) => {
    await page.evaluate(
      ([name, wanted]) => {
        const shown = (): boolean =>
          [...document.querySelectorAll('tr[data-id]')].some(
            (line) =>
              line.querySelector('[data-col="name"]')?.textContent?.includes(name) &&
              line.querySelector(`[data-tick="${wanted}"]`) !== null,
          );
        (window as Watching).painted = new Promise((resolve) => {
          const drawn = (): void => {
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                resolve(performance.timeOrigin + performance.now());
                port1.close();
              };
              port2.postMessage(null);
            });
          };
          const observer = new MutationObserver(() => {
            if (!shown()) return;
            observer.disconnect();
            drawn();
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
      },
      [student, face] as const,
    );
    // In an object, for a promise of its own: it is the page that waits, not the caller.
    return { painted: page.evaluate(() => (window as Watching).painted as Promise<number>) };
  },
});
