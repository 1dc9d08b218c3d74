import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';

/** The filters with one of them set, or taken away: an absent filter is an absent key, so that equal filters are equal. */
export const withFilter = <F extends keyof RegistrationFilters>(
  filters: RegistrationFilters,
  name: F,
  value: RegistrationFilters[F],
): RegistrationFilters => {
  const { [name]: _, ...others } = filters;
  return value === undefined ? (others as RegistrationFilters) : { ...filters, [name]: value };
};
