import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../desk/use-ask.ts';
import styles from './at-meta.module.css';

type TakeOverProps = {
  readonly what: 'number' | 'app';
  readonly id: string;
  /** The address that stands there now. */
  readonly owner: string;
  readonly onLook: () => void;
};

/** Lets this desk take the place of somebody else's address, once a person has said so twice. */
export const TakeOver = ({ what, id, owner, onLook }: TakeOverProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const take = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('listening.takeOver', { what, id }),
    onSettled: () => {
      setAsking(false);
      onLook();
    },
  });
  return (
    <>
      <Button variant="default" loading={take.isPending} onClick={() => setAsking(true)}>
        {t('callback.take_over')}
      </Button>
      {take.isError && <p role="alert">{t('callback.take_over_failed')}</p>}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('callback.take_over_title')}
        closeButtonProps={{ 'aria-label': t('callback.take_over_no') }}
      >
        <p className={styles.lead}>{t('callback.take_over_why', { owner })}</p>
        <div className={styles.answers}>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('callback.take_over_no')}
          </Button>
          <Button loading={take.isPending} onClick={() => take.mutate()}>
            {t('callback.take_over_yes')}
          </Button>
        </div>
      </Modal>
    </>
  );
};
