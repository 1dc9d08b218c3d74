import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { Outgoing, PersonChoice, PersonWhy } from '../../preload/contract/outgoing.ts';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { FailureCode } from './failure-code.tsx';
import styles from './outgoing-note.module.css';
import { useLongSince } from './use-long-since.ts';

type NoteProps = { readonly message: MessageRow; readonly outgoing: Outgoing };

/** Where a message of ours stands on its way to WhatsApp, where its tick alone does not say it, and what can be done. */
export const OutgoingNote = ({ message, outgoing }: NoteProps) => {
  switch (outgoing.state) {
    case 'waiting':
      return <Waiting message={message} outgoing={outgoing} />;
    case 'await_status':
      return <Unsure outgoing={outgoing} />;
    case 'person':
      return <Decide message={message} outgoing={outgoing} />;
    case 'underway':
    case 'done':
    case 'never':
    case 'cancelled':
      return null;
    default:
      return outgoing.state satisfies never;
  }
};

/** Most messages are gone before anybody could read a note about them. */
const WORTH_A_NOTE_MS = 3_000;

const Waiting = ({ message, outgoing }: NoteProps) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const format = useFormat();
  const ask = useAsk();
  const long = useLongSince(message.at, WORTH_A_NOTE_MS);
  const cancel = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('messages.cancel', { ids: [message.id] }),
  });
  const { error, attempt, dueAt } = outgoing;
  if (!long && error === null) return null;
  // What is due goes as soon as pacing, or whoever paused, lets it.
  const time = dueAt !== null && Date.parse(dueAt) > Date.now() ? format.clock(dueAt, message.at) : null;
  return (
    <div className={styles.way}>
      {error === null ? (
        <p>{time === null ? t('way.waiting') : t('way.waiting_until', { time })}</p>
      ) : (
        <>
          <p>{failureOf(error.code)[language].what}</p>
          <p>
            {time === null
              ? t('way.again_soon', { attempt: format.number(attempt) })
              : t('way.again', { attempt: format.number(attempt), time })}
          </p>
          <FailureCode failure={error} />
        </>
      )}
      <Button variant="default" size="compact-xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('way.cancel')}
      </Button>
      {cancel.data?.cancelled === 0 && <p role="status">{t('way.too_late')}</p>}
    </div>
  );
};

const Unsure = ({ outgoing: { dueAt } }: { readonly outgoing: Outgoing }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.way} role="status">
      <p>{t('way.unsure')}</p>
      {dueAt !== null && <p>{t('way.unsure_until', { time: format.time(dueAt) })}</p>}
    </div>
  );
};

const WHYS = {
  unsure: 'way.why_unsure',
  fix_first: 'way.why_fix_first',
  later: 'way.why_later',
  tried_enough: 'way.why_tried_enough',
} as const satisfies Record<PersonWhy, string>;

/** The two choices. Sending again what may have gone out says the risk first. */
const Decide = ({ message, outgoing: { why, error, dueAt } }: NoteProps) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const format = useFormat();
  const ask = useAsk();
  const [asking, { open, close }] = useDisclosure();
  const decide = useMutation({
    networkMode: 'always',
    mutationFn: (choice: PersonChoice) => ask('messages.decide', { id: message.id, choice }),
    onSettled: close,
  });
  return (
    <div className={styles.way} data-needs="person">
      <strong>{t('way.needs_you')}</strong>
      <p>{t(WHYS[why ?? 'tried_enough'])}</p>
      {error && why !== 'unsure' && (
        <>
          <p>{failureOf(error.code)[language].what}</p>
          <p>{failureOf(error.code)[language].next}</p>
        </>
      )}
      {dueAt !== null && why === 'later' && <p>{t('way.not_before', { time: format.exact(dueAt) })}</p>}
      {error && <FailureCode failure={error} />}
      <div className={styles.choices}>
        <Button
          variant="default"
          size="compact-xs"
          loading={decide.isPending}
          onClick={() => (why === 'unsure' ? open() : decide.mutate('send_again'))}
        >
          {t('way.send_again')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => decide.mutate('give_up')}>
          {t('way.give_up')}
        </Button>
      </div>
      {decide.isError && <p role="alert">{t('way.not_decided')}</p>}
      <Modal
        opened={asking}
        onClose={close}
        title={t('way.risk_title')}
        closeButtonProps={{ 'aria-label': t('way.wait') }}
      >
        <p>{t('way.risk')}</p>
        <div className={styles.choices}>
          <Button loading={decide.isPending} onClick={() => decide.mutate('send_again')}>
            {t('way.send_anyway')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('way.wait')}
          </Button>
        </div>
      </Modal>
    </div>
  );
};
