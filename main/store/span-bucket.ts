/** Buckets a doubling: a span is known within about nine percent of its bucket's middle. */
const A_DOUBLING = 4;

/** The bucket of a span. What took less than a second, and what a clock of Meta's put before it was sent, is in the first. */
export const bucketOf = (ms: number): number => Math.floor(A_DOUBLING * Math.log2(Math.max(1, ms / 1_000)));

/** Where a bucket begins, in seconds. */
export const bucketStart = (bucket: number): number => 2 ** (bucket / A_DOUBLING);

/** The middle of a bucket by ratio, in seconds. */
export const bucketMiddle = (bucket: number): number => bucketStart(bucket + 0.5);
