import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhatsAppNumber } from '../../../preload/contract/rows.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { isLocked } from '../../setup/is-locked.ts';
import styles from '../../setup/setup.module.css';
import { TokenField } from '../../setup/token-field.tsx';
import { useTokenInHand } from '../../setup/use-token-in-hand.ts';

type ReplaceTokenProps = {
  readonly number: WhatsAppNumber;
  readonly onSaved: () => void;
  readonly onClose: () => void;
};

/** Another access token for a number. It is kept only when Meta takes it and it may use this very number. */
export const ReplaceToken = ({ number, onSaved, onClose }: ReplaceTokenProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const form = useId();
  const hand = useTokenInHand(number.appId);
  const accounts = hand.sight.told?.accounts ?? [];
  const account = accounts.find(({ numbers }) =>
    numbers.some(({ phoneNumberId }) => phoneNumberId === number.phoneNumberId),
  );
  const isOurs = account !== undefined;
  const save = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: () =>
      ask('numbers.save', {
        phoneNumberId: number.phoneNumberId,
        collegeId: number.collegeId,
        accessToken: hand.token.trim(),
        ...(account && { wabaId: account.wabaId }),
      }),
    onSuccess: () => {
      hand.forget();
      onSaved();
    },
  });
  const isReady = hand.isGood && isOurs;
  return (
    <form
      id={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !save.isPending) save.mutate();
      }}
    >
      <TokenField {...{ hand, form }} />
      {hand.isGood && accounts.length > 0 && !isOurs && (
        <p role="status" className={styles.bad}>
          {t('connect.token_of_others')}
        </p>
      )}
      {save.isError && <p role="alert">{t(isLocked(save.error) ? 'setup.token_locked' : 'setup.not_saved')}</p>}
      <div className={styles.acts}>
        <Button type="submit" loading={save.isPending} disabled={!isReady}>
          {t('connect.token_save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('quick.cancel')}
        </Button>
      </div>
    </form>
  );
};
