import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  mergeSettings,
  readSettings,
  type Settings,
  settingsPatch,
} from '../preload/contract/settings.ts';
import { startDesk } from './support/desk.ts';
import { openDesk } from './support/store-folder.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anySettings: fc.Arbitrary<Settings> = fc.record({
  language: fc.constantFrom('en', 'hi'),
  notices: fc.record({ failed: fc.boolean(), replies: fc.boolean(), tunnel: fc.boolean(), paused: fc.boolean() }),
  quietHours: fc.option(fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until)),
  startAtLogin: fc.boolean(),
  keepAwake: fc.boolean(),
  closeToTray: fc.boolean(),
  readReceipts: fc.constantFrom('off', 'opened', 'replied'),
  typing: fc.boolean(),
  sending: fc.record({ awaitStatusMinutes: fc.integer({ min: 1, max: 1_440 }) }),
  listening: fc.record({
    tunnel: fc.constantFrom('localtunnel', 'cloudflared', 'ngrok', 'own', 'off'),
    tunnelHost: fc.constantFrom('https://localtunnel.me', 'http://127.0.0.1:4000'),
    tunnelName: fc.constantFrom('', 'our-college'),
    tunnelAddress: fc.constantFrom('', 'https://wa.college.example'),
    cloudflared: fc.constantFrom('', '/opt/cloudflared'),
    callback: fc.constantFrom('number', 'account', 'by_hand'),
    release: fc.boolean(),
  }),
  keepRawDays: fc.integer({ min: 1, max: 3_650 }),
  logLevel: fc.constantFrom('error', 'warn', 'info', 'debug'),
  updateFeed: fc.constantFrom('', 'https://updates.example/tickdesk'),
});
const anyField = fc.constantFrom(...(Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]));

describe('stored settings', () => {
  test('come back as they were saved', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });

  test('whatever one field has become, it is its default and the others keep their value', () => {
    const broken = fc.constantFrom<unknown>(null, -7, 'maybe', [], { from: '25:00', until: '07:00' });
    fc.assert(
      fc.property(anySettings, anyField, broken, (settings, field, value) => {
        fc.pre(!(field === 'quietHours' && value === null));
        const read = readSettings({ ...settings, [field]: value });
        expect(read).toEqual({ ...settings, [field]: DEFAULT_SETTINGS[field] });
      }),
    );
  });

  test('one kind of notice that is broken leaves the other kinds alone', () => {
    const notices = { failed: 'yes', replies: false, tunnel: false };
    expect(readSettings({ notices }).notices).toEqual({ failed: true, replies: false, tunnel: false, paused: true });
  });

  test('that are missing, or no object at all, are the defaults; fields of another version are left out', () => {
    for (const stored of [undefined, null, 'text', 7, [], {}]) expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
    expect(readSettings({ ...DEFAULT_SETTINGS, colour: 'red' })).toEqual(DEFAULT_SETTINGS);
  });

  test('that are no JSON are the defaults, and can be saved over', () => {
    using desk = openDesk();
    desk.db.prepare(`INSERT INTO settings (name, value) VALUES ('desk', '{"language": "h')`).run();
    expect(desk.read('settings', [])).toEqual(DEFAULT_SETTINGS);
    desk.writer.write('saveSettings', [{ language: 'hi' }, 'test']);
    expect(desk.read('settings', [])).toEqual({ ...DEFAULT_SETTINGS, language: 'hi' });
  });
});

describe('a change of settings', () => {
  test('alters what it gives and nothing else', () => {
    fc.assert(
      fc.property(anySettings, anySettings, anyField, (before, wanted, field) => {
        expect(mergeSettings(before, { [field]: wanted[field] })).toEqual({ ...before, [field]: wanted[field] });
      }),
    );
    const before = { ...DEFAULT_SETTINGS, keepAwake: true };
    expect(mergeSettings(before, { notices: { tunnel: false }, keepAwake: undefined })).toEqual({
      ...before,
      notices: { ...before.notices, tunnel: false },
    });
  });

  test.each([
    ['a time that no clock shows', { quietHours: { from: '24:00', until: '07:00' } }],
    ['a time without minutes', { quietHours: { from: '22', until: '07:00' } }],
    ['quiet hours that end when they begin', { quietHours: { from: '22:00', until: '22:00' } }],
    ['an update feed that is not https', { updateFeed: 'http://updates.example/' }],
    ['an update feed that is no address', { updateFeed: 'updates' }],
    ['a script for an address', { updateFeed: 'javascript:alert(1)' }],
    ['a language we do not speak', { language: 'fr' }],
    ['a word for a switch', { startAtLogin: 'yes' }],
    ['a name that is no setting', { colour: 'red' }],
    ['a kind of notice that is none', { notices: { birthdays: true } }],
    ['nothing for a field', { closeToTray: null }],
  ])('with %s is refused', (_what, patch) => {
    expect(settingsPatch.safeParse(patch).success).toBe(false);
  });

  test('is noted: who, and which fields', () => {
    using desk = openDesk();
    desk.writer.write('saveSettings', [{ language: 'hi', notices: { failed: false } }, 'desk']);
    const notes = desk.db.prepare(`SELECT who, subject FROM audit WHERE what = 'settings.save'`).all();
    expect(notes).toEqual([{ who: 'desk', subject: 'language notices' }]);
  });
});

describe('the settings of a running desk', () => {
  test('are saved by a window, told to the host, and there after a restart', async () => {
    await using data = temporaryFolder('settings');
    const saved = { ...DEFAULT_SETTINGS, keepAwake: true, quietHours: { from: '21:30', until: '07:00' } };
    {
      await using desk = await startDesk({ folder: data.path });
      using window = await desk.window();
      const told: Settings[] = [];
      const undo = desk.settings.subscribe((settings) => told.push(settings));
      expect(await window.ask('settings.get', {})).toEqual(DEFAULT_SETTINGS);
      expect(await window.ask('settings.save', { keepAwake: true, quietHours: saved.quietHours })).toEqual(saved);
      undo();
      await window.ask('settings.save', {});
      expect(told).toEqual([saved]);
      expect(desk.settings.get()).toEqual(saved);
    }
    await using desk = await startDesk({ folder: data.path });
    expect(desk.settings.get()).toEqual(saved);
  });

  test('two changes at once both count', async () => {
    await using desk = await startDesk();
    using one = await desk.window();
    using other = await desk.window();
    const last = await Promise.all([
      one.ask('settings.save', { language: 'hi' }),
      other.ask('settings.save', { startAtLogin: true }),
    ]);
    expect(last).toContainEqual({ ...DEFAULT_SETTINGS, language: 'hi', startAtLogin: true });
    expect(desk.settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'hi', startAtLogin: true });
  });

  test('may be read with the token of one college, and saved by the whole desk only', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const { token } = await window.ask('tokens.create', { collegeId: 'c1', label: 'Front desk' });
    using guest = await desk.window({ token });
    expect(await guest.ask('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    await expect(guest.ask('settings.save', { language: 'hi' })).rejects.toThrow('forbidden');
    await expect(window.ask('settings.save', { updateFeed: 'http://updates.example' })).rejects.toThrow('bad_request');
    expect(desk.settings.get()).toEqual(DEFAULT_SETTINGS);
  });
});
