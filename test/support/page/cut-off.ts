import type { Page } from 'playwright-core';

/**
 * What a person cannot get at, because it stands beyond the edge of the page or of a box that does not scroll: a line
 * for each control, heading or paragraph. Text that ends in an ellipsis counts only where no title says it whole.
 */
export const cutOff = (page: Page): Promise<readonly string[]> => page.evaluate(findCutOff);

const findCutOff = (): string[] => {
  const found: string[] = [];
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`);
  if (scrollHeight > clientHeight) found.push(`the page scrolls: ${scrollHeight} > ${clientHeight}`);

  const nameOf = (element: Element): string => {
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.tagName.toLowerCase()} "${words.trim().slice(0, 40)}"`;
  };
  const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  const reachable = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    let [free, deep] = [false, false];
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      const root = around === document.body || around === document.documentElement;
      free ||= scrolls(overflowX) && !root;
      deep ||= scrolls(overflowY) && !root;
      const clips = overflowX !== 'visible' || root;
      const clipsDown = overflowY !== 'visible' || root;
      if (clips && !free && (box.left < edge.left - 1 || box.right > Math.max(edge.right, root ? innerWidth : 0) + 1))
        return false;
      if (clipsDown && !deep && (box.top < edge.top - 1 || box.bottom > (root ? innerHeight : edge.bottom) + 1))
        return false;
      if (position === 'fixed') break;
    }
    return (
      (free || (box.left >= -1 && box.right <= innerWidth + 1)) &&
      (deep || (box.top >= -1 && box.bottom <= innerHeight + 1))
    );
  };
  const titled = (element: Element): boolean =>
    element.closest('[title]') !== null || element.querySelector('[title]') !== null;

  for (const element of document.querySelectorAll(
    'a, button, input, textarea, h1, h2, h3, p, dt, dd, summary, label, th, [role="status"]',
  )) {
    const box = element.getBoundingClientRect();
    // Drawn nowhere, or only said aloud.
    if (
      box.width <= 1 ||
      box.height <= 1 ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue;
    if (element.closest('[aria-hidden="true"]')) continue;
    if (!reachable(element)) found.push(`${nameOf(element)} stands beyond an edge`);
    const inner = [element, ...element.querySelectorAll('*')].find(
      (part) =>
        part instanceof HTMLElement &&
        !(part instanceof HTMLInputElement) &&
        part.scrollWidth > part.clientWidth + 1 &&
        part.clientWidth > 0 &&
        getComputedStyle(part).overflowX === 'hidden',
    );
    if (inner && !titled(inner)) found.push(`${nameOf(element)} is cut short`);
  }
  return found;
};
