import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { icns, ico, type Picture } from './containers.ts';

// Draws every icon the installers and the tray need from the drawings in assets/, with a real Chromium: npm run icons.

const SIDES = [16, 24, 32, 48, 64, 128, 256, 512, 1_024];
const IN_ICO = new Set([16, 24, 32, 48, 64, 128, 256]);
/** On dark and on light bars alike; macOS colours its template itself. */
const TRAY_INK = '#2a836c';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));
const icons = join(assets, 'icons');

const drawn = async (page: Page, svg: string, side: number): Promise<Picture> => {
  await page.setViewportSize({ width: side, height: side });
  const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await page.setContent(
    `<style>*{margin:0}img{display:block;width:${side}px;height:${side}px}</style><img src="${source}">`,
  );
  return { side, png: await page.screenshot({ omitBackground: true }) };
};

await using browser = await launchBrowser();
const page = await browser.newPage();
mkdirSync(icons, { recursive: true });

const icon = readFileSync(join(assets, 'icon.svg'), 'utf8');
const pictures: Picture[] = [];
for (const side of SIDES) pictures.push(await drawn(page, icon, side));
for (const { side, png } of pictures) writeFileSync(join(icons, `${side}x${side}.png`), png);
writeFileSync(join(icons, 'icon.ico'), ico(pictures.filter(({ side }) => IN_ICO.has(side))));
writeFileSync(join(icons, 'icon.icns'), icns(pictures));

const tray = readFileSync(join(assets, 'tray.svg'), 'utf8');
for (const [name, ink] of [
  ['tray', TRAY_INK],
  ['trayTemplate', '#000'],
] as const) {
  const inked = tray.replace('#000', ink);
  writeFileSync(join(icons, `${name}.png`), (await drawn(page, inked, 16)).png);
  writeFileSync(join(icons, `${name}@2x.png`), (await drawn(page, inked, 32)).png);
}
