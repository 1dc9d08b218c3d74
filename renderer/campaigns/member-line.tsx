import { Ban, CircleHelp, CircleMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CampaignMember, CampaignStand } from '../../preload/contract/campaign.ts';
import type { Status } from '../../preload/contract/status.ts';
import { spacedPhone } from '../format/phone.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Tick } from '../ticks/tick.tsx';
import { STANDS } from './campaign-names.ts';
import styles from './campaigns.module.css';
import { memberReason } from './member-reason.ts';

type MemberLineProps = {
  readonly member: CampaignMember;
  readonly top: number;
  readonly now: number;
  readonly opened: boolean;
  readonly onOpen: () => void;
};

/** The face of each stand: a message's tick, or a mark of its own where there is no message on its way. */
const FACES = {
  queued: 'queued',
  sending: 'sending',
  handed: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  person: CircleHelp,
  cancelled: Ban,
  skipped: CircleMinus,
} as const satisfies Record<CampaignStand, Status | typeof Ban>;

/** One student of a campaign: where they stand, since when, and why. */
export const MemberLine = ({ member, top, now, opened, onOpen }: MemberLineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  const { name, phone, course, batch, stand, dueAt, attempt } = member;
  const Face = FACES[stand];
  const at = timeOf(member);
  const reason = memberReason(member, t, language);
  const again = stand === 'queued' && attempt > 1 && dueAt !== null && Date.parse(dueAt) > now ? dueAt : null;
  const shownPhone = phone === null ? '' : spacedPhone(phone);
  const facts = [shownPhone, course, batch].filter(Boolean).join(' · ');
  const words = reason || t(STANDS[stand].name);
  return (
    <li style={{ transform: `translateY(${top}px)` }}>
      <button type="button" className={styles.member} data-line aria-current={opened} onClick={onOpen}>
        <span className={styles.who}>
          <b title={name}>{name || shownPhone || t('row.no_name')}</b>
          <small title={facts}>{facts}</small>
        </span>
        <span className={styles.stand} title={words}>
          <span>{words}</span>
          {again && <small>{t('campaign.goes_again', { time: format.short(again, now) })}</small>}
          {!again && at && (
            <time dateTime={at} title={format.exact(at)}>
              {format.short(at, now)}
            </time>
          )}
        </span>
        {typeof Face === 'string' ? (
          <Tick status={Face} />
        ) : (
          <Face size={14} role="img" aria-label={t(STANDS[stand].name)} />
        )}
      </button>
    </li>
  );
};

/** When they came to stand there. */
const timeOf = ({ stand, rungs }: CampaignMember): string | undefined =>
  stand === 'handed' ? rungs.accepted : stand in rungs ? rungs[stand as keyof typeof rungs] : undefined;
