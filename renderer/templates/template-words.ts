import type {
  TemplateCategory,
  TemplateQuality,
  TemplateRow,
  TemplateStatus,
  UnusableReason,
} from '../../preload/contract/template.ts';

export const CATEGORY_NAMES = {
  marketing: 'template.marketing',
  utility: 'template.utility',
  authentication: 'template.authentication',
  unknown: 'template.other',
} as const satisfies Record<TemplateCategory, string>;

/** Only what a clerk should know before choosing. */
export const QUALITY_NAMES = {
  green: null,
  yellow: 'template.quality_yellow',
  red: 'template.quality_red',
  unknown: null,
} as const satisfies Record<TemplateQuality, string | null>;

const STATUS_NAMES = {
  approved: 'template.approved',
  pending: 'template.pending',
  rejected: 'template.rejected',
  paused: 'template.paused',
  disabled: 'template.disabled',
  in_appeal: 'template.in_appeal',
  pending_deletion: 'template.pending_deletion',
  deleted: 'template.deleted',
  limit_exceeded: 'template.limit_exceeded',
  archived: 'template.archived',
  flagged: 'template.approved',
  reinstated: 'template.approved',
  locked: 'template.locked',
  unarchived: 'template.approved',
  unknown: 'template.status_unknown',
} as const satisfies Record<TemplateStatus, string>;

/** Why it cannot be chosen, in the words of a clerk; of one not approved, how it stands. */
export const unusableName = ({ status }: TemplateRow, reason: UnusableReason) =>
  reason === 'not_approved' || reason === 'deleted' ? STATUS_NAMES[status] : UNUSABLE_NAMES[reason];

/** Why Meta has it stand so; `null` for a word of Meta's that is not known here. */
export const whyName = ({ rejectedReason }: TemplateRow) => {
  const word = rejectedReason?.toUpperCase() ?? '';
  return isWhy(word) ? WHY_NAMES[word] : null;
};

const WHY_NAMES = {
  ABUSIVE_CONTENT: 'template.why_abusive',
  INVALID_FORMAT: 'template.why_format',
  PROMOTIONAL: 'template.why_promotional',
  TAG_CONTENT_MISMATCH: 'template.why_mismatch',
  SCAM: 'template.why_scam',
  INCORRECT_CATEGORY: 'template.why_category',
} as const;

const isWhy = (word: string): word is keyof typeof WHY_NAMES => Object.hasOwn(WHY_NAMES, word);

const UNUSABLE_NAMES = {
  strange: 'template.strange',
  location_header: 'template.location_header',
} as const satisfies Record<Exclude<UnusableReason, 'not_approved' | 'deleted'>, string>;
