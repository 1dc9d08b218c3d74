import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { listen } from './support/listen.ts';

const PAGE = `<!doctype html><html lang="en"><title>Desk</title>
<button onclick="document.querySelector('output').textContent = 'delivered'">Deliver</button><output></output></html>`;

test('a page served on loopback opens, and its button works', { timeout: 60_000 }, async () => {
  const server = createServer((_request, response) => response.end(PAGE));
  await using address = await listen(server);
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(address.url);
  await page.getByRole('button', { name: 'Deliver' }).click();
  expect(await page.getByRole('status').textContent()).toBe('delivered');
});

test('several browsers started at once each get a whole one', { timeout: 60_000 }, async () => {
  const browsers = await Promise.all([launchBrowser(), launchBrowser(), launchBrowser()]);
  const sums = await Promise.all(
    browsers.map(async (browser) => {
      await using open = browser;
      const page = await open.newPage();
      return await page.evaluate(() => 40 + 2);
    }),
  );
  expect(sums).toEqual([42, 42, 42]);
});
