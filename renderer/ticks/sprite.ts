import clock from '../../assets/ticks/clock.svg?raw';
import delivered from '../../assets/ticks/delivered.svg?raw';
import failed from '../../assets/ticks/failed.svg?raw';
import read from '../../assets/ticks/read.svg?raw';
import sent from '../../assets/ticks/sent.svg?raw';
import type { Tick } from '../../preload/contract/status.ts';

const DRAWINGS = { clock, sent, delivered, read, failed } as const satisfies Record<Tick, string>;

export const symbolOf = (tick: Tick): string => `tick-${tick}`;

/** Puts each tick into the page once, so that ten thousand rows share five drawings. */
export const installTicks = (page: Document): void => {
  const sprite = page.createElementNS('http://www.w3.org/2000/svg', 'svg');
  sprite.setAttribute('width', '0');
  sprite.setAttribute('height', '0');
  sprite.setAttribute('aria-hidden', 'true');
  sprite.style.position = 'absolute';
  for (const tick of Object.keys(DRAWINGS) as Tick[]) sprite.append(symbol(page, tick));
  page.body.prepend(sprite);
};

const symbol = (page: Document, tick: Tick): SVGSymbolElement => {
  const drawing = new DOMParser().parseFromString(DRAWINGS[tick], 'image/svg+xml').documentElement;
  const made = page.createElementNS('http://www.w3.org/2000/svg', 'symbol');
  for (const { name, value } of [...drawing.attributes]) if (name !== 'xmlns') made.setAttribute(name, value);
  made.append(...drawing.children);
  made.id = symbolOf(tick);
  return made;
};
