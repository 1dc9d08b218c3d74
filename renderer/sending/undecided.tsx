import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { fragmentOf } from '../shell/route.ts';
import styles from './sending-health.module.css';

/** The messages that wait for a person, each with why, and the way to where it is decided. */
export const Undecided = ({ messages }: { readonly messages: readonly MessageRow[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <ul className={styles.undecided} aria-label={t('sending.person')}>
      {messages.map(({ id, registrationId, text, at, outgoing }) => (
        <li key={id}>
          <a href={fragmentOf({ page: 'registrations', open: registrationId })}>
            <time dateTime={at}>{format.exact(at)}</time>
            <span>{text}</span>
            <small>
              {outgoing?.why === 'unsure' || !outgoing?.error
                ? t('way.why_unsure')
                : failureOf(outgoing.error.code)[language].what}
            </small>
          </a>
        </li>
      ))}
    </ul>
  );
};
