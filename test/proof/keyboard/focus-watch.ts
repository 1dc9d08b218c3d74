import type { Page } from 'playwright-core';

type Held = { readonly element: Element; readonly around: readonly Element[]; readonly looks: readonly string[] };
type Watching = Window & { heldFocus?: Held };

/**
 * Looks at what has the focus now, and at what had it the last time: says what is wrong with either. A focus that is seen
 * changes the look of the element, or of what stands closest around it; one that nobody sees leaves all as it was.
 */
export const watchFocus = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const watching = window as Watching;
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
    const lookOf = (element: Element): string =>
      [null, '::before', '::after']
        .map((part) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, opacity } =
            getComputedStyle(element, part);
          const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
          return [outline, boxShadow, borderColor, backgroundColor, opacity].join();
        })
        .join('|');
    const closest = (element: Element): readonly Element[] => {
      const line = element.getAttribute('aria-activedescendant');
      const inside = line === null ? null : document.getElementById(line);
      const parents = [element.parentElement, element.parentElement?.parentElement];
      const beside = [element.previousElementSibling, element.nextElementSibling];
      return [element, inside, ...beside, ...parents].filter((one) => one instanceof Element);
    };
    const before = watching.heldFocus;
    const now = document.activeElement;
    if (before && before.element !== now && before.element.isConnected)
      if (before.around.every((one, place) => lookOf(one) === before.looks[place]))
        wrong.push(`nobody sees the focus on ${nameOf(before.element)}`);
    delete watching.heldFocus;
    if (!now || now === document.body) return wrong;
    const around = closest(now);
    watching.heldFocus = { element: now, around, looks: around.map(lookOf) };
    const { left, right, top, bottom } = now.getBoundingClientRect();
    if (right < 0 || bottom < 0 || left > innerWidth || top > innerHeight)
      wrong.push(`the focus is out of sight on ${nameOf(now)}`);
    return wrong;
  });
