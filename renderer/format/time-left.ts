/** What is left until an instant, whole minutes rounded down; `null` when it is past or there is none. */
export const timeLeft = (
  until: string | null,
  now: number,
): { readonly hours: number; readonly minutes: number } | null => {
  if (until === null) return null;
  const minutes = Math.floor((Date.parse(until) - now) / 60_000);
  return minutes < 0 ? null : { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
};
