import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParamsOf } from '../preload/contract/asks.ts';
import type { CampaignRow } from '../preload/contract/campaign.ts';
import { COLLEGE, type Desk, SENDER, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { envelope } from './support/meta/bodies.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import { bodyTemplate } from './support/meta/template-object.ts';
import type { Socket } from './support/socket.ts';

const TOKEN = 'sample-access-token';
const CHOICE = { name: 'welcome', language: 'en', variables: { 1: '{course}' } };
const FEE = { name: 'fee', language: 'en', variables: {} };
const STUDENTS = 24;

/** What befell a student before the campaign. */
type Fate = { readonly course: boolean; readonly optedOut: boolean };
const fateOf = (place: number): Fate => ({ course: place % 3 !== 0, optedOut: place % 5 === 0 });

describe('a campaign', () => {
  let meta: Meta;
  let desk: Desk;
  let window: Socket;
  let ids: readonly string[];

  beforeAll(async () => {
    meta = await startMeta({
      accessToken: TOKEN,
      graph: {
        templates: [
          bodyTemplate(1, 'welcome', 'Welcome to {{1}}.'),
          bodyTemplate(2, 'fee', 'Fee due.', { category: 'MARKETING' }),
        ],
      },
    });
    desk = await startDesk({ env: { WHATSAPP_API_URL: meta.address } });
    window = await desk.window();
    await window.ask('numbers.save', { ...SENDER, collegeId: COLLEGE, accessToken: TOKEN });
    await window.ask('templates.sync', {});
    // Nothing leaves: what is queued here stays.
    await window.ask('sending.pause', {});
    const phone = (place: number): string => `+9198100${String(10_000 + place)}`;
    await window.ask('registrations.import', {
      rows: Array.from({ length: STUDENTS }, (_, place) => ({
        ...{ externalId: `A-${place}`, name: `Student ${String(place).padStart(3, '0')}`, phone: phone(place) },
        ...(fateOf(place).course && { course: place % 2 === 0 ? 'BSc' : 'BCom' }),
      })),
    });
    const out = Array.from({ length: STUDENTS }, (_, place) => place).filter((place) => fateOf(place).optedOut);
    await desk.post(
      envelope({
        id: SENDER.wabaId,
        changes: out.map((place) => ({
          field: 'user_preferences',
          value: {
            metadata: { phone_number_id: SENDER.phoneNumberId },
            user_preferences: [
              {
                ...{ wa_id: phone(place).slice(1), detail: 'x', category: 'marketing_messages', value: 'stop' },
                timestamp: Math.floor(Date.now() / 1_000),
              },
            ],
          },
        })),
      }),
    );
    ids = (await window.ask('registrations.list', {})).rows.map(({ id }) => id);
  });
  afterAll(async () => {
    window[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
    await meta[Symbol.asyncDispose]();
  });

  const get = (id: string): Promise<CampaignRow> => window.ask('campaigns.get', { id });
  const taken = ({ id }: CampaignRow): Promise<CampaignRow> =>
    eventually('all members are taken', async () => {
      const row = await get(id);
      return row.taken === row.numbers.chosen ? row : null;
    });
  const skippedBy = (row: Pick<CampaignRow, 'numbers'>['numbers']['skipped']) =>
    Object.fromEntries(row.map(({ reason, count }) => [reason, count]));

  it('does what its preview said, to the last student', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...Array(STUDENTS).keys()], { minLength: 1 }),
        fc.constantFrom(CHOICE, FEE),
        fc.constantFrom(0, 24),
        async (places, template, sparedHours) => {
          const audience = { registrationIds: places.map((place) => ids[place] ?? '') };
          const plan = { audience, template, sparedHours };
          const said = await window.ask('campaigns.preview', plan);
          const { rows: out } = await window.ask('campaigns.previewSkipped', { ...plan, limit: 500 });
          const row = await taken(await window.ask('campaigns.start', { ...plan, name: 'Welcome' }));
          const { rows } = await window.ask('campaigns.members', { id: row.id, stand: 'skipped', limit: 500 });
          expect(row.numbers.chosen).toBe(said.chosen);
          expect(row.numbers.stands.queued).toBe(said.willGet);
          expect(skippedBy(row.numbers.skipped)).toEqual(skippedBy(said.skipped));
          expect(rows.map(({ registrationId, skipped }) => ({ registrationId, skipped }))).toEqual(
            out.map(({ registrationId, skipped }) => ({ registrationId, skipped })),
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is for all that a filter leaves, but for those who were taken out of it', async () => {
    const filter = { course: 'BSc' };
    const { rows, total } = await window.ask('registrations.list', filter);
    const plan = { template: FEE, sparedHours: 0 };
    const audience = { filter, except: [rows[0]?.id ?? ''] };
    expect(await window.ask('campaigns.preview', { ...plan, audience })).toMatchObject({ chosen: total - 1 });
    const { id } = await window.ask('campaigns.start', { ...plan, audience, name: 'BSc' });
    const members = await window.ask('campaigns.members', { id });
    expect(members.rows.map(({ registrationId }) => registrationId)).toEqual(rows.slice(1).map((row) => row.id));
  });

  it('that advertises leaves out who wants no advertising', async () => {
    const audience = { registrationIds: [...ids] };
    const plan = { audience, template: FEE, sparedHours: 0 };
    const { skipped } = await window.ask('campaigns.preview', plan);
    const out = ids.filter((_, place) => fateOf(place).optedOut).length;
    expect(skippedBy(skipped)).toEqual({ opted_out: out });
  });

  const start = (more: Partial<ParamsOf<'campaigns.start'>> = {}): Promise<CampaignRow> =>
    window.ask('campaigns.start', {
      audience: { registrationIds: [...ids] },
      template: FEE,
      sparedHours: 0,
      name: 'Fee',
      ...more,
    });

  it('who is left out is told a page at a time, none twice', async () => {
    const plan = { audience: { registrationIds: [...ids] }, template: CHOICE, sparedHours: 0 };
    const whole = await window.ask('campaigns.previewSkipped', { ...plan, limit: 500 });
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await window.ask('campaigns.previewSkipped', { ...plan, limit: 3, ...(after && { after }) });
      seen.push(...page.rows.map(({ registrationId }) => registrationId));
      more = page.next !== null;
      after = page.next ?? undefined;
    }
    expect(seen).toEqual(whole.rows.map(({ registrationId }) => registrationId));
    const missing = await window.ask('campaigns.previewSkipped', { ...plan, reason: 'variable_missing' });
    expect(missing.rows.every(({ skipped }) => skipped.reason === 'variable_missing' && skipped.detail === '1')).toBe(
      true,
    );
  });

  it('asked for twice with one key begins once', async () => {
    const first = await start({ dedupeKey: 'a' });
    const second = await start({ dedupeKey: 'a', name: 'Another' });
    expect(second).toMatchObject({ id: first.id, name: 'Fee' });
  });

  it('does not begin for another number than was looked at, or for nobody', async () => {
    await expect(start({ expected: STUDENTS - 1 })).rejects.toThrow(/conflict.*changed/);
    await expect(start({ audience: { filter: { course: 'None such' }, except: [] } })).rejects.toThrow(
      /conflict.*Nobody/,
    );
    await expect(start({ template: { ...CHOICE, name: 'none' } })).rejects.toThrow('no such template');
  });

  it('somebody who is no registration of the college is left out, and says nothing of any other', async () => {
    const row = await taken(await start({ audience: { registrationIds: ['r_nobody'] } }));
    const { rows } = await window.ask('campaigns.members', { id: row.id });
    expect(rows).toMatchObject([{ name: '', phone: null, skipped: { reason: 'no_such_registration' } }]);
  });

  it('is paused, resumed and cancelled; what waited is taken back', async () => {
    await window.ask('sending.resume', { what: 'college', id: COLLEGE });
    const { id } = await start({
      audience: { registrationIds: ids.slice(0, 1) },
      template: FEE,
    });
    expect(await window.ask('campaigns.resume', { id })).not.toMatchObject({ state: 'paused' });
    await window.ask('sending.pause', {});
    const row = await taken(await start());
    expect(row).toMatchObject({ state: 'paused', pauses: [{ what: 'college', error: null }] });
    const both = await window.ask('campaigns.pause', { id: row.id });
    expect(both.pauses.map(({ what }) => what).toSorted()).toEqual(['campaign', 'college']);
    expect((await window.ask('campaigns.resume', { id: row.id })).pauses).toMatchObject([{ what: 'college' }]);
    expect(await window.ask('campaigns.cancel', { id: row.id })).toMatchObject({ state: 'cancelled' });
    const { queued } = row.numbers.stands;
    await eventually('all is taken back', async () => (await get(row.id)).numbers.stands.cancelled === queued);
    expect(await get(row.id)).toMatchObject({ state: 'cancelled', pauses: [], numbers: { stands: { queued: 0 } } });
    await expect(window.ask('campaigns.resume', { id: row.id })).rejects.toThrow('cancelled');
  });

  it('stands in the list, newest first, a page at a time', async () => {
    const { rows } = await window.ask('campaigns.list', {});
    const first = await window.ask('campaigns.list', { limit: 2 });
    const second = await window.ask('campaigns.list', { limit: 2, after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(rows.slice(0, 4).map(({ id }) => id));
  });

  it('is sent again to those it was taken back from', async () => {
    const { rows } = await window.ask('campaigns.list', {});
    const cancelled = rows.find(({ state }) => state === 'cancelled');
    const audience = { campaignId: cancelled?.id ?? '', to: 'cancelled' } as const;
    const row = await taken(await start({ audience }));
    expect(row.numbers.chosen).toBe(cancelled?.numbers.stands.cancelled);
  });

  it('of another college is no campaign', async () => {
    const { rows } = await window.ask('campaigns.list', {});
    const id = rows[0]?.id ?? '';
    await window.ask('colleges.save', { id: 'c2', name: 'Other' });
    using other = await desk.window({ collegeId: 'c2' });
    expect(await other.ask('campaigns.list', {})).toEqual({ rows: [], next: null });
    for (const ask of ['get', 'members', 'pause', 'resume', 'cancel'] as const)
      await expect(other.ask(`campaigns.${ask}`, { id })).rejects.toThrow('not_found: There is no such campaign');
  });
});
