import type { TFunction } from 'i18next';
import type { CampaignMember } from '../../preload/contract/campaign.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import type { Language } from '../i18n/language.ts';
import { SKIP_NAMES } from '../templates/skip-names.ts';
import { WHY_NAMES } from './campaign-names.ts';

/** Why somebody stands where they stand, in words; empty where there is nothing to explain. */
export const memberReason = ({ skipped, error, why }: CampaignMember, t: TFunction, language: Language): string => {
  if (skipped) return t(SKIP_NAMES[skipped.reason]);
  const words = [why && t(WHY_NAMES[why]), error && failureOf(error.code)[language].what];
  return words.filter(Boolean).join(' ');
};
