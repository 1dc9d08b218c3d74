import type { TFunction } from 'i18next';
import type { AuditRow } from '../../preload/contract/asks/consent.ts';

const NAMES = {
  'apps.save': 'audit.app_saved',
  'autoReplies.fire': 'audit.auto_fired',
  'autoReplies.remove': 'audit.auto_removed',
  'autoReplies.save': 'audit.auto_saved',
  'backups.create': 'audit.backed_up',
  'backups.restore': 'audit.restored',
  'backups.stay': 'audit.restore_dropped',
  'campaigns.cancel': 'audit.campaign_cancelled',
  'campaigns.start': 'audit.campaign_started',
  'collegeSettings.save': 'audit.college_settings',
  'colleges.save': 'audit.college_saved',
  'exports.start': 'audit.exported',
  'listening.saveNgrokToken': 'audit.ngrok_token',
  'listening.takeOver': 'audit.taken_over',
  'messages.cancel': 'audit.messages_cancelled',
  'messages.decide give_up': 'audit.given_up',
  'messages.decide send_again': 'audit.sent_again',
  'messages.react': 'audit.reacted',
  'numbers.save': 'audit.number_saved',
  'quickReplies.remove': 'audit.quick_removed',
  'quickReplies.save': 'audit.quick_saved',
  'registrations.forget': 'audit.forgotten',
  'registrations.optIn': 'audit.opted_in',
  'registrations.optOut': 'audit.opted_out',
  'savedFilters.remove': 'audit.filters_removed',
  'savedFilters.save': 'audit.filters_saved',
  'sending.pause': 'audit.paused',
  'sending.resume': 'audit.resumed',
  'settings.save': 'audit.settings',
  'support.report': 'audit.report_saved',
  'tokens.create': 'audit.token_made',
  'tokens.revoke': 'audit.token_revoked',
} as const;

const isNamed = (what: string): what is keyof typeof NAMES => Object.hasOwn(NAMES, what);

/** What was done, in a sentence; what this version does not know is shown as it was noted. */
export const auditSentence = ({ what, subject }: AuditRow, t: TFunction): string => {
  if (what === 'messages.send') return sendSentence(subject, t);
  if (what === 'registrations.import')
    return t('audit.imported', JSON.parse(subject) as Readonly<Record<string, number>>);
  return isNamed(what) ? t(NAMES[what], { subject: plain(subject) }) : `${what} ${subject}`;
};

const sendSentence = (subject: string, t: TFunction): string => {
  const { count, template } = JSON.parse(subject) as { readonly count: number; readonly template: string | null };
  return template === null ? t('audit.sent_text', { count }) : t('audit.sent_template', { count, template });
};

/** A subject that a person can read: a name or an id; of what was noted as JSON, its values. */
const plain = (subject: string): string => {
  if (!subject.startsWith('{')) return subject;
  return Object.entries(JSON.parse(subject) as Record<string, unknown>)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
};
