/**
 * Keeps a drawing out of the way of the Tab key: Chromium stops at an SVG group that listens, and the layers of the chart
 * library are such groups. Give it as the `ref` of what holds the drawing.
 */
export const untabbed = (box: HTMLElement | null): (() => void) | undefined => {
  if (!box) return;
  const pass = (): void => {
    for (const layer of box.querySelectorAll('g[class^="recharts-zIndex-layer"]:not([tabindex])'))
      layer.setAttribute('tabindex', '-1');
  };
  const drawn = new MutationObserver(pass);
  drawn.observe(box, { childList: true, subtree: true });
  pass();
  return () => drawn.disconnect();
};
