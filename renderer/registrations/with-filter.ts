/** The filters with one of them set, or taken away: an absent filter is an absent key, so that equal filters are equal. */
export const withFilter = <T extends object, F extends keyof T>(filters: T, name: F, value: T[F] | undefined): T => {
  const { [name]: _, ...others } = filters;
  return value === undefined ? (others as T) : { ...filters, [name]: value };
};
