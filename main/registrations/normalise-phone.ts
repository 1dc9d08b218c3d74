import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { plainDigits } from './plain-digits.ts';

/**
 * A phone number as people and spreadsheets write it, in E.164 with the plus; `null` if it is no valid number.
 * `country` (two letters) is where numbers without a country code belong; an unknown one leaves only international notation.
 * Nothing is guessed: two numbers in a cell, an extension, or digits that Excel has rounded away (9.19812E+11) give `null`.
 * The `max` metadata is used, since the smaller sets take any digits of the right length for valid.
 */
export const normalisePhone = (text: string, country: string): string | null => {
  if (text.length > LONGEST) return null;
  const written = tidy(plainDigits(text));
  if (/\p{L}/u.test(written)) return null;
  return valid(written, country) ?? valid(withoutTrunkZero(written, country), country);
};

/** Fifteen digits and generous punctuation: longer text costs time and is no phone number. */
const LONGEST = 60;

const valid = (text: string | null, country: string): string | null => {
  if (text === null) return null;
  const home = isSupportedCountry(country) ? { defaultCountry: country } : {};
  const phone = parsePhoneNumberFromString(text, { ...home, extract: false });
  return phone?.isValid() && phone.ext === undefined ? phone.number : null;
};

/** `(+91) 98...`, `tel:98...`, `98...,` and `9876543210.0` (a number cell saved as text) are ways to write a plain number. */
const tidy = (text: string): string =>
  text
    .replace(/^tel:/i, '')
    .replace(/^\((\+\d{1,3})\)/, '$1 ')
    .replace(/[,;]+$/, '')
    .replace(/^(\+?\d{7,})\.0+$/, '$1');

/** `0919876543210`: a trunk zero before the country code, which no dialling plan knows and many lists have. */
const withoutTrunkZero = (text: string, country: string): string | null => {
  if (!isSupportedCountry(country)) return null;
  const digits = text.replace(/\D/g, '');
  return digits.startsWith(`0${getCountryCallingCode(country)}`) ? `+${digits.slice(1)}` : null;
};
