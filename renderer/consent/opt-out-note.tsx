import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './consent.module.css';
import { SCOPE_NAMES, SOURCE_NAMES } from './opt-out-names.ts';

/** What this student does not want, since when and by what; and the hand that notes it, or allows messages again. */
export const OptOutNote = ({ person: { id, optOut } }: { readonly person: RegistrationRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const change = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('registrations.optOut', { id, optedOut: optOut === null }),
    onSuccess: () => {
      setSure(false);
      void queries.invalidateQueries({ queryKey: keys.registration(collegeId, id) });
      void queries.invalidateQueries({ queryKey: keys.lists(collegeId) });
    },
  });
  const act = t(optOut === null ? 'consent.note' : 'consent.allow');
  return (
    <div className={styles.note} data-out={optOut !== null}>
      {optOut && (
        <p>
          <BellOff size={14} aria-hidden />
          <span>
            {t(SCOPE_NAMES[optOut.scope])} · {t(SOURCE_NAMES[optOut.by], { when: format.exact(optOut.at) })}
          </span>
        </p>
      )}
      <button type="button" onClick={() => setSure(true)}>
        {act}
      </button>
      <Modal
        opened={sure}
        onClose={() => setSure(false)}
        title={act}
        closeButtonProps={{ 'aria-label': t('quick.cancel') }}
      >
        <p className={styles.why}>{t(optOut === null ? 'consent.note_why' : 'consent.allow_why')}</p>
        {change.isError && <p role="alert">{t('quick.not_saved')}</p>}
        <div className={styles.acts}>
          <Button variant="default" onClick={() => setSure(false)}>
            {t('quick.cancel')}
          </Button>
          <Button loading={change.isPending} onClick={() => change.mutate()} data-autofocus>
            {act}
          </Button>
        </div>
      </Modal>
    </div>
  );
};
