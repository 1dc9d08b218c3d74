/** One look at something that may grow; `at` in milliseconds. */
export type Sample = { readonly at: number; readonly value: number };

const HOUR_MS = 3_600_000;

/** How much the value rises in an hour, by least squares; 0 where nothing can be said. */
export const slopeAnHour = (samples: readonly Sample[]): number => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [at, value] = [mean(samples.map((sample) => sample.at)), mean(samples.map((sample) => sample.value))];
  const spread = samples.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
  const together = samples.reduce((sum, sample) => sum + (sample.at - at) * (sample.value - value), 0);
  return spread === 0 || samples.length === 0 ? 0 : (together / spread) * HOUR_MS;
};
