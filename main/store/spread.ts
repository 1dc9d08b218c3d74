import type { Spread } from '../../preload/contract/analytics.ts';
import { bucketMiddle, bucketStart } from './span-bucket.ts';

type Bucket = { readonly bucket: number; readonly count: number };

/** Median, 90th percentile and distribution of spans that are known by bucket, in rising order. */
export const spreadOf = (buckets: readonly Bucket[]): Spread => {
  const count = buckets.reduce((sum, one) => sum + one.count, 0);
  const distribution = buckets.map((one) => ({
    from: one.bucket === 0 ? 0 : bucketStart(one.bucket),
    to: bucketStart(one.bucket + 1),
    count: one.count,
  }));
  return { count, median: quantile(buckets, count / 2), p90: quantile(buckets, count * 0.9), distribution };
};

/** The middle of the bucket in which the one of this rank lies. */
const quantile = (buckets: readonly Bucket[], rank: number): number | null => {
  let before = 0;
  for (const { bucket, count } of buckets) {
    before += count;
    if (before >= rank) return bucketMiddle(bucket);
  }
  return null;
};
