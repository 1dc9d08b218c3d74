import { beforeAll, describe, expect, test } from 'vitest';
import { buildDesktop } from '../main/node/desktop-bundle.ts';
import { en } from '../renderer/i18n/en.ts';
import { ashaRow, type DeskApp, dataFolder, ENV, openDesk } from './support/electron/desk-of.ts';
import { type Driver, desktopDriver, ROOT } from './support/electron/desktop.ts';
import { eventually } from './support/eventually.ts';

let driver: Driver;
beforeAll(async () => {
  await buildDesktop(ROOT, () => undefined);
  driver = await desktopDriver();
}, 180_000);

const messageOf = async (desk: DeskApp, wamid: string): Promise<string> => {
  await desk.ask('registrations.import', { rows: [ashaRow] });
  expect(await desk.report(wamid, 'read')).toBe(200);
  const { rows } = await desk.ask('history.search', { text: wamid });
  return rows[0]?.id ?? '';
};

describe('the desktop app', { timeout: 90_000 }, () => {
  test('opens a link to a message: from a second start, from macOS, and from its own start', async () => {
    await using data = dataFolder();
    let id = '';
    {
      await using desk = await openDesk(driver, data.path);
      id = await messageOf(desk, 'wamid.LINK');
      const there = (message: string) =>
        eventually('the message is shown', () => desk.page().url().endsWith(`#/message/${message}`));
      await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
      const args = [`tickdesk://message/${id}`];
      expect(await driver.run({ folder: data.path, env: ENV, args })).toMatchObject({ code: 0 });
      await there(id);
      await desk.page().getByRole('heading', { name: 'Asha Verma' }).waitFor();
      expect(await desk.main(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);

      await desk.main(({ app }) =>
        app.emit('open-url', { preventDefault: () => undefined }, 'tickdesk://message/m_none'),
      );
      await there('m_none');
      await desk.page().getByRole('heading', { name: en.message.none }).waitFor();
      await desk.main(({ app }) => app.emit('open-url', { preventDefault: () => undefined }, 'tickdesk://desk/x'));
      expect(desk.page().url()).toContain('#/message/m_none');
      await desk.main(({ app }) => app.quit());
      await desk.exit;
    }
    await using desk = await openDesk(driver, data.path, {}, [`tickdesk://message/${id}`]);
    await eventually('the message is shown', () => desk.page().url().endsWith(`#/message/${id}`));
    await desk.page().getByRole('heading', { name: 'Asha Verma' }).waitFor();
  });

  test('a link to a message of another college shows that college', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    const id = await messageOf(desk, 'wamid.FIRST');
    await desk.ask('colleges.save', { id: 'c0', name: 'Another College' });
    const { page } = desk;
    await page().reload();
    await desk.live();
    await page()
      .getByRole('button', { name: /College/ })
      .first()
      .click();
    await page().getByRole('menuitem', { name: 'Another College' }).click();
    await desk.live();
    await desk.main(
      ({ app }, link) => app.emit('open-url', { preventDefault: () => undefined }, link),
      `tickdesk://message/${id}`,
    );
    await page().getByRole('heading', { name: 'Asha Verma' }).waitFor();
  });

  test('claims the scheme of its links', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    expect(
      await desk.main(() => (globalThis as unknown as { seen: { claimed: string[][] } }).seen.claimed[0]?.[0]),
    ).toBe('tickdesk');
  });

  test('an export is saved with a click in its own window', async () => {
    await using data = dataFolder();
    await using desk = await openDesk(driver, data.path);
    await messageOf(desk, 'wamid.EXPORT');
    const page = desk.page();
    await page.evaluate(() => {
      location.hash = '#/history';
    });
    await page.locator('tr[data-id]').first().waitFor();
    await page.getByRole('button', { name: en.history.export }).click();
    const [saved] = await Promise.all([
      desk.download(),
      page.getByRole('menuitem', { name: en.history.export_csv }).click(),
    ]);
    expect(saved.name).toMatch(/history.*\.csv$/);
    expect(saved.text).toContain('Asha Verma');
    await page.getByRole('button', { name: en.history.save_again }).waitFor();
  });
});
