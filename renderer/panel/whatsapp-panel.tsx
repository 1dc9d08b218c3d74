import { ActionIcon, CopyButton } from '@mantine/core';
import { Check, Copy, MailOpen, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { Composer } from '../composer/composer.tsx';
import { useDraft } from '../composer/use-draft.ts';
import { useWindowOpen } from '../composer/use-window-open.ts';
import { OptOutNote } from '../consent/opt-out-note.tsx';
import { useExport } from '../files/use-export.ts';
import { spacedPhone } from '../format/phone.ts';
import { useNow } from '../format/use-now.ts';
import type { ReadRow } from '../messages/row-face.ts';
import { useHotkey } from '../shell/use-hotkey.ts';
import { ForgetDialog } from './forget-dialog.tsx';
import styles from './panel.module.css';
import { PdfBar } from './pdf-bar.tsx';
import { StudentMenu } from './student-menu.tsx';
import { Thread } from './thread.tsx';
import { useRegistration } from './use-registration.ts';
import { useSeen } from './use-seen.ts';

type WhatsAppPanelProps = {
  readonly id: string;
  readonly listed: ReadRow | undefined;
  readonly onClose: () => void;
  /** Where a conversation can be left for later. */
  readonly onUnread?: () => void;
};

/** The conversation with one student, beside the table. */
export const WhatsAppPanel = ({ id, listed, onClose, onUnread }: WhatsAppPanelProps) => {
  const { t } = useTranslation();
  const now = useNow();
  const person = useRegistration(id, listed);
  useSeen(id, person?.unread ?? 0);
  const hand = useDraft(id);
  const windowOpen = useWindowOpen(person?.windowUntil ?? null);
  const { put } = hand;
  const reply = useCallback(
    (message: MessageRow) => put((before) => ({ ...before, replyTo: message, key: null })),
    [put],
  );
  const close = (): void => {
    onClose();
    document.querySelector<HTMLElement>('main [role="grid"], main [role="listbox"]')?.focus();
  };
  useHotkey('close', close);
  const pdf = useExport('mine');
  /** The name of the student who is to be forgotten; it is not there any more once they are. */
  const [forgetting, setForgetting] = useState<string | null>(null);
  const phone = person?.phone ?? null;
  const name = person?.name || (phone ? spacedPhone(phone) : t('row.no_name'));
  const facts = [person?.course, person?.batch, person?.externalId].filter(Boolean).join(' · ');
  return (
    <aside className={styles.panel} aria-labelledby="student">
      <header className={styles.head}>
        <div className={styles.who}>
          <h2 id="student">{name}</h2>
          <p>
            {phone && (
              <CopyButton value={phone}>
                {({ copied, copy }) => (
                  <button
                    type="button"
                    className={styles.phone}
                    onClick={copy}
                    aria-label={t('panel.copy', { phone: spacedPhone(phone) })}
                  >
                    {spacedPhone(phone)}
                    {copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
                  </button>
                )}
              </CopyButton>
            )}
            {facts && <span>{facts}</span>}
          </p>
        </div>
        {onUnread && (
          <ActionIcon aria-label={t('panel.unread')} title={t('panel.unread')} onClick={onUnread}>
            <MailOpen size={16} aria-hidden />
          </ActionIcon>
        )}
        {person && (
          <StudentMenu
            onPdf={(language) => pdf.start.mutate({ format: 'pdf', registrationId: id, language })}
            onForget={() => setForgetting(name)}
          />
        )}
        <ActionIcon aria-label={t('panel.close')} onClick={close}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      <PdfBar pdf={pdf} />
      {person && <OptOutNote person={person} />}
      <Thread registrationId={id} now={now} windowOpen={windowOpen} onReply={reply} />
      {person && <Composer person={person} now={now} windowOpen={windowOpen} hand={hand} />}
      {forgetting !== null && (
        <ForgetDialog id={id} name={forgetting} onClose={() => setForgetting(null)} onGone={close} />
      )}
    </aside>
  );
};
