import type { CAMPAIGN_ASKS, CampaignPlan } from '../../preload/contract/asks/campaigns.ts';
import type { CampaignRow, CampaignState, SkippedMember } from '../../preload/contract/campaign.ts';
import type { Skipped, SkipReason } from '../../preload/contract/outgoing.ts';
import { chosenBy, skippedOf, sparedSince } from '../orders/campaign-preview.ts';
import { templateOf } from '../orders/template-orders.ts';
import { missing, Refusal } from '../refusal.ts';
import { searchDigits } from '../registrations/search-digits.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { KeptCampaign } from '../store/campaigns.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';
import { pauseRow } from './pause-row.ts';
import type { Outbox } from './sending.ts';

/** What runs the campaigns: told that one began or was cancelled. */
export type Campaigns = { goOn(): void };

export const createCampaignAnswers = (
  store: Store,
  outbox: Outbox,
  campaigns: Campaigns,
  now: () => number,
): Pick<Answers, keyof typeof CAMPAIGN_ASKS> => {
  const chosen = async (collegeId: string, { audience, template }: CampaignPlan) => {
    if ((await templateOf(store, collegeId, template)) === null) return missing('template');
    return (await chosenBy(store, collegeId, audience, searchDigits, now())) ?? missing('campaign');
  };
  const rowOf = async (collegeId: string, campaign: KeptCampaign): Promise<CampaignRow> => {
    const pauses = campaign.isOpen ? await store.read('campaignPauses', collegeId, campaign.id, now()) : [];
    const { id, name, template, askedBy, taken } = campaign;
    return {
      id,
      name,
      template,
      askedBy,
      taken,
      at: new Date(campaign.at).toISOString(),
      state: stateOf(campaign, pauses.length > 0),
      numbers: await store.read('campaignNumbers', collegeId, id),
      pauses: pauses.map(pauseRow),
    };
  };
  const find = async (collegeId: string, id: string): Promise<KeptCampaign> =>
    (await store.read('campaign', collegeId, id)) ?? missing('campaign');
  const get = async (collegeId: string, id: string): Promise<CampaignRow> =>
    rowOf(collegeId, await find(collegeId, id));

  return {
    'campaigns.preview': async (plan, { collegeId }) => {
      const { registrationIds, left } = await chosen(collegeId, plan);
      const counts = new Map<SkipReason, number>();
      for await (const skipped of skippedOf(store, collegeId, plan, registrationIds, now()))
        for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      const skipped = [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
      const out = skipped.reduce((sum, { count }) => sum + count, 0);
      return { chosen: registrationIds.length, willGet: registrationIds.length - out, skipped, left };
    },

    'campaigns.previewSkipped': async ({ reason, limit = PAGE, after, ...plan }, { collegeId }) => {
      const { registrationIds } = await chosen(collegeId, plan);
      const from = readCursor<number>(after, 'number')?.n ?? 0;
      const found: Skipped[] = [];
      for await (const skipped of skippedOf(store, collegeId, plan, registrationIds.slice(from), now())) {
        found.push(...skipped.filter((one) => reason === undefined || one.reason === reason));
        if (found.length > limit) break;
      }
      const rows = found.slice(0, limit);
      const next = found[limit];
      const place = next ? registrationIds.indexOf(next.registrationId) : -1;
      return {
        rows: await named(store, collegeId, rows),
        next: place < 0 ? null : writeCursor({ key: place, n: place }),
      };
    },

    'campaigns.start': async ({ name, expected, dedupeKey = null, ...plan }, { collegeId, who }) => {
      const { registrationIds } = await chosen(collegeId, plan);
      const { audience, template } = plan;
      const { id } = await store.write(
        'createCampaign',
        collegeId,
        {
          name,
          template,
          registrationIds,
          dedupeKey,
          wish: 'registrationIds' in audience ? { selected: registrationIds.length } : audience,
          expected: expected ?? null,
          sparedSince: sparedSince(plan, now()),
        },
        who,
      );
      campaigns.goOn();
      return get(collegeId, id);
    },

    'campaigns.list': async ({ limit = PAGE, after }, { collegeId }) => {
      const { rows, next } = await store.read('campaigns', collegeId, { limit, after });
      const full: CampaignRow[] = [];
      // One at a time, so that nobody else's question waits for the counts of all.
      for (const campaign of rows) full.push(await rowOf(collegeId, campaign));
      return { rows: full, next };
    },
    'campaigns.get': ({ id }, { collegeId }) => get(collegeId, id),
    'campaigns.members': async ({ id, stand, reached, reason, code, limit = PAGE, after }, { collegeId }) => {
      await find(collegeId, id);
      return store.read('campaignMembers', collegeId, { id, stand, reached, reason, code, limit, after });
    },

    'campaigns.pause': async ({ id }, { collegeId, who }) => {
      const { cancelled } = await find(collegeId, id);
      if (cancelled) throw new Refusal('conflict', 'This campaign was cancelled.');
      await store.write('pause', { what: 'campaign', id, collegeId, until: null, code: null }, who);
      outbox.pause('campaign', id, Number.POSITIVE_INFINITY);
      return get(collegeId, id);
    },
    'campaigns.resume': async ({ id }, { collegeId, who }) => {
      const { cancelled } = await find(collegeId, id);
      if (cancelled) throw new Refusal('conflict', 'This campaign was cancelled.');
      await store.write('resume', collegeId, 'campaign', id, who);
      outbox.resume('campaign', id);
      return get(collegeId, id);
    },
    'campaigns.cancel': async ({ id }, { collegeId, who }) => {
      const { isOpen, cancelled } = await find(collegeId, id);
      if (!isOpen && !cancelled) throw new Refusal('conflict', 'Nothing of this campaign waits any more.');
      await store.write('cancelCampaign', collegeId, id, who);
      outbox.pause('campaign', id, Number.POSITIVE_INFINITY);
      campaigns.goOn();
      return get(collegeId, id);
    },
    'campaigns.decide': async ({ id, choice }, { collegeId, who }) => {
      let decided = 0;
      for (let some = FEW; some === FEW; decided += some) {
        const outcome = await store.write('decideMembers', collegeId, id, choice, FEW, who);
        outbox.add(outcome.waiting);
        some = outcome.decided;
      }
      return { decided };
    },
  };
};

/** A commit decides about so many at most, so that no delivery waits long behind it. */
const FEW = 100;

const stateOf = ({ cancelled, isOpen, taken, chosen }: KeptCampaign, held: boolean): CampaignState => {
  if (cancelled) return 'cancelled';
  if (!isOpen) return 'done';
  if (held) return 'paused';
  return taken < chosen ? 'queueing' : 'running';
};

const named = async (
  store: Store,
  collegeId: string,
  skipped: readonly Skipped[],
): Promise<readonly SkippedMember[]> => {
  const ids = skipped.map(({ registrationId }) => registrationId);
  const students = new Map((await store.read('students', collegeId, ids)).map((student) => [student.id, student]));
  return skipped.map(({ registrationId, reason, detail }) => {
    const { name = '', phone = null, course = null, batch = null } = students.get(registrationId) ?? {};
    return { registrationId, name, phone, course, batch, skipped: { reason, detail } };
  });
};
