import type { Audience, CampaignPlan } from '../../preload/contract/asks/campaigns.ts';
import type { CampaignPreview } from '../../preload/contract/campaign.ts';
import type { Skipped } from '../../preload/contract/outgoing.ts';
import type { Store } from '../store/store.ts';
import { templateOrders } from './template-orders.ts';

/** Who is chosen, in the order in which they are taken, and who of an earlier campaign is not. */
export type Chosen = { readonly registrationIds: readonly string[]; readonly left: CampaignPreview['left'] };

/** `null`: the college has no such earlier campaign. */
export const chosenBy = async (
  store: Store,
  collegeId: string,
  audience: Audience,
  digitsOf: (search: string) => string | null,
  now: number,
): Promise<Chosen | null> => {
  if ('registrationIds' in audience) return { registrationIds: [...new Set(audience.registrationIds)], left: [] };
  if ('campaignId' in audience) return store.read('notReached', collegeId, audience.campaignId, audience.to, now);
  const { filter, except } = audience;
  const filters = { ...filter, digits: digitsOf(filter.search ?? '') };
  return { registrationIds: await store.read('matching', collegeId, filters, except), left: [] };
};

const HOUR_MS = 60 * 60 * 1_000;
/** So many are looked at in one go, so that nobody else's question waits long. */
const CHUNK = 500;

/** Since when (ms UTC) who got the template is spared; `null`: nobody is. */
export const sparedSince = ({ sparedHours }: Pick<CampaignPlan, 'sparedHours'>, now: number): number | null =>
  sparedHours === 0 ? null : now - sparedHours * HOUR_MS;

/** Whom a campaign would leave out, in their order, chunk by chunk, by the same rules that queue it. */
export async function* skippedOf(
  store: Store,
  collegeId: string,
  { template, sparedHours }: Pick<CampaignPlan, 'template' | 'sparedHours'>,
  registrationIds: readonly string[],
  now: number,
): AsyncGenerator<readonly Skipped[]> {
  const name = `${template.name}/${template.language}`;
  const since = sparedSince({ sparedHours }, now);
  for (let from = 0; from < registrationIds.length; from += CHUNK) {
    const ids = registrationIds.slice(from, from + CHUNK);
    const { orders, skipped } = await templateOrders(store, collegeId, template, ids, () => null);
    const sent = { template: name, marketing: orders.some(({ marketing }) => marketing), sparedSince: since };
    const fit = orders.map(({ registrationId }) => registrationId);
    const out = new Map(
      [...skipped, ...(await store.read('hindrances', collegeId, fit, sent))].map((one) => [one.registrationId, one]),
    );
    yield ids.flatMap((id) => out.get(id) ?? []);
  }
}
