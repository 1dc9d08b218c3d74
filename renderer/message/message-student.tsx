import { useTranslation } from 'react-i18next';
import type { HistoryRow } from '../../preload/contract/history.ts';
import { spacedPhone } from '../format/phone.ts';

type AboutProps = { readonly message: HistoryRow };

/** Whom a message went to or came from. */
export const StudentName = ({ message: { student, recipient } }: AboutProps) => {
  const { t } = useTranslation();
  return student?.name || spacedPhone(student?.phone ?? recipient ?? '') || t('row.no_name');
};

/** What else is known of them. */
export const StudentFacts = ({ message: { student, recipient } }: AboutProps) => {
  const { t } = useTranslation();
  const phone = student?.phone ?? recipient;
  const facts = [student?.course, student?.batch, student?.externalId].filter(Boolean).join(' · ');
  return (
    <p>
      {phone && student?.name && <span>{spacedPhone(phone)}</span>}
      {facts && <span>{facts}</span>}
      {student === null && <span>{t('row.contact')}</span>}
    </p>
  );
};
