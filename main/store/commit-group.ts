import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { SignedDelivery } from './store.ts';
import { unavailable } from './unavailable.ts';
import type { Writer } from './writer.ts';

export type GroupOutcome = {
  /** One for each delivery: `null` when it is on disk. */
  readonly errors: readonly (Error | null)[];
  readonly frames: readonly CollegeFrame[];
};

/**
 * One commit for all deliveries that waited for it. Where that fails through one of them (a bug of ours), each gets a
 * commit of its own, and the one that cannot be applied is kept as it came: Meta would repeat it for seven days, and
 * with it everything it was batched with.
 */
export const commitGroup = (
  writer: Writer,
  deliveries: readonly SignedDelivery[],
  report: (bug: unknown) => void,
): GroupOutcome => {
  try {
    return { errors: deliveries.map(() => null), frames: writer.record(deliveries) };
  } catch (error) {
    const refusal = unavailable(error);
    if (refusal) return { errors: deliveries.map(() => refusal), frames: [] };
    if (deliveries.length > 1) return oneByOne(writer, deliveries, report);
    report(error);
    return quarantine(writer, deliveries);
  }
};

const oneByOne = (
  writer: Writer,
  deliveries: readonly SignedDelivery[],
  report: (bug: unknown) => void,
): GroupOutcome => {
  const outcomes = deliveries.map((delivery) => commitGroup(writer, [delivery], report));
  return { errors: outcomes.flatMap((one) => one.errors), frames: outcomes.flatMap((one) => one.frames) };
};

const quarantine = (writer: Writer, deliveries: readonly SignedDelivery[]): GroupOutcome => {
  try {
    for (const delivery of deliveries) writer.quarantine(delivery);
    return { errors: deliveries.map(() => null), frames: [] };
  } catch (error) {
    const refusal = unavailable(error) ?? (error instanceof Error ? error : new Error(String(error)));
    return { errors: deliveries.map(() => refusal), frames: [] };
  }
};
