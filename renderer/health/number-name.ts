import type { NumberAtMeta } from '../../preload/contract/callback.ts';
import { spacedPhone } from '../format/phone.ts';

/** A number as a person knows it: its phone where Meta told it, else Meta's id of it. */
export const numberName = (phoneNumberId: string, numbers: readonly NumberAtMeta[]): string => {
  const phone = numbers.find((number) => number.phoneNumberId === phoneNumberId)?.profile?.displayPhone;
  return phone ? shownPhone(phone) : phoneNumberId;
};

/** Meta tells it with or without a plus and spaces. */
export const shownPhone = (phone: string): string =>
  /^\+?\d+$/.test(phone) ? spacedPhone(`+${phone.replace('+', '')}`) : phone;
