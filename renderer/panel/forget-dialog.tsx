import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './forget-dialog.module.css';

type ForgetDialogProps = {
  readonly registrationId: string;
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
};

/** Says what is erased and what stays, asks once more, and shows how much it was. It cannot be undone. */
export const ForgetDialog = ({ registrationId, name, opened, onClose, onForgotten }: ForgetDialogProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const queries = useQueryClient();
  const { collegeId } = useFeed();
  const [sure, setSure] = useState(false);
  const forget = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('registrations.forget', { id: registrationId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.lists(collegeId) }),
  });
  const close = (): void => {
    setSure(false);
    onClose();
    if (forget.data) onForgotten();
    forget.reset();
  };
  const isForbidden = forget.error instanceof AskFailure && forget.error.code === 'forbidden';
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('panel.forget_title', { name })}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('panel.forget_leave') }}
    >
      {forget.data ? (
        <div className={styles.body}>
          <p role="status">
            {t('panel.forgotten', {
              messages: format.number(forget.data.messages),
              deliveries: format.number(forget.data.deliveries),
            })}
          </p>
          <Button onClick={close} data-autofocus>
            {t('panel.forget_done')}
          </Button>
        </div>
      ) : (
        <div className={styles.body}>
          <p>{t('panel.forget_goes')}</p>
          <p>{t('panel.forget_stays')}</p>
          <Checkbox
            checked={sure}
            label={t('panel.forget_sure')}
            onChange={({ currentTarget }) => setSure(currentTarget.checked)}
          />
          {forget.isError && <p role="alert">{t(isForbidden ? 'panel.forget_forbidden' : 'panel.forget_failed')}</p>}
          <div className={styles.acts}>
            <Button color="red" disabled={!sure} loading={forget.isPending} onClick={() => forget.mutate()}>
              {t('panel.forget_yes')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('panel.forget_leave')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
};
