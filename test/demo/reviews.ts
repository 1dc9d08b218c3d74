import { setTimeout as wait } from 'node:timers/promises';
import type { Meta } from '../support/meta/meta.ts';
import type { TemplateObject } from '../support/meta/template-object.ts';

/** How Meta thinks of one template in the course of a day: people report it, it is paused, and comes back. */
const OPINIONS: readonly Partial<TemplateObject>[] = [
  { quality_score: { score: 'YELLOW' } },
  { quality_score: { score: 'RED' }, status: 'PAUSED' },
  { quality_score: { score: 'GREEN' }, status: 'APPROVED' },
];

/** Meta tells of each change of mind by webhook; windows show it at once. Ends when the signal says so. */
export const playReviews = async (meta: Meta, name: string, everyMs: number, signal: AbortSignal): Promise<void> => {
  for (let turn = 0; !signal.aborted; turn += 1) {
    await wait(everyMs, undefined, { signal }).catch(() => undefined);
    const template = meta.templates.find((other) => other.name === name);
    if (!signal.aborted && template) await meta.decide({ ...template, ...OPINIONS[turn % OPINIONS.length] });
  }
};
