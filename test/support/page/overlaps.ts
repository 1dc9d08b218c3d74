import type { Page } from 'playwright-core';

/**
 * What a person cannot read because something else is drawn over it: a line for each piece of text and each field. What
 * lies over the page on purpose (a dialog, a menu, a panel for which there is no room beside) covers nothing, and what stands fast may be scrolled out from under.
 */
export const overlaps = (page: Page): Promise<readonly string[]> => page.evaluate(findOverlaps);

const findOverlaps = (): string[] => {
  const LIES_OVER = '[role="dialog"], [role="menu"], [role="listbox"], [class*="Popover-dropdown"], [class*="Overlay"]';
  type Box = { left: number; top: number; right: number; bottom: number };
  const found = new Set<string>();

  const standsFast = (element: Element): boolean => {
    for (let around: Element | null = element; around; around = around.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(around).position)) return true;
    return false;
  };
  /** What of a box is in sight, behind the edges of all that clips it. */
  const inSight = (element: Element, box: DOMRect): Box | null => {
    let [left, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), box.right, box.bottom];
    [right, bottom] = [Math.min(innerWidth, right), Math.min(innerHeight, bottom)];
    for (let around: Element | null = element; around; around = around.parentElement) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(around);
      if (clipPath !== 'none') return null;
      const edge = around.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return right - left > 2 && bottom - top > 2 ? { left, top, right, bottom } : null;
  };
  /** A box of its own over the page, put there on purpose. */
  const liesOver = (element: Element): Element | null => {
    const panel = element.closest('aside');
    return element.closest(LIES_OVER) ?? (panel && getComputedStyle(panel).position === 'absolute' ? panel : null);
  };
  const isDrawn = (element: Element): boolean => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const clear = backgroundColor === 'transparent' || /(,|\/) ?0\)$/.test(backgroundColor);
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    return !clear || backgroundImage !== 'none' || words;
  };
  const judge = (owner: Element, box: DOMRect, words: string): void => {
    if (box.width <= 1 || box.height <= 1) return;
    if (!owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const seen = inSight(owner, box);
    if (!seen) return;
    const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
    for (const hit of document.elementsFromPoint(x, y)) {
      if (hit === owner || hit.contains(owner)) return;
      if (owner.contains(hit) || !isDrawn(hit)) continue;
      const over = liesOver(hit);
      if ((over && !over.contains(owner)) || standsFast(hit)) return;
      const by = (hit.getAttribute('aria-label') ?? hit.textContent ?? '').trim().slice(0, 30);
      found.add(`"${words.trim().slice(0, 40)}" lies under ${hit.tagName.toLowerCase()} "${by}"`);
      return;
    }
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const owner = text.parentElement;
    if (!owner || !text.textContent?.trim() || owner.closest('script, style, svg, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) judge(owner, box, text.textContent);
  }
  for (const field of document.querySelectorAll('input, textarea, select, button'))
    judge(field, field.getBoundingClientRect(), field.getAttribute('aria-label') ?? field.textContent ?? field.tagName);
  return [...found];
};
