import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupLook } from '../../preload/contract/asks/setup.ts';
import { Choice } from './choice.tsx';
import { isLocked } from './is-locked.ts';
import { NumberChoice } from './number-choice.tsx';
import styles from './setup.module.css';
import { SightLine } from './sight-line.tsx';
import { useColleges } from './use-colleges.ts';
import { useSaveNumbers } from './use-save-numbers.ts';
import type { TokenInHand } from './use-token-in-hand.ts';

type NumbersFormProps = {
  readonly id: string;
  readonly appId: string;
  readonly accounts: SetupLook['accounts'];
  readonly hand: TokenInHand;
  readonly onSaved: () => void;
};

const NEW = '';

/** Which of the numbers that the token may use this desk looks after, and for which college. */
export const NumbersForm = ({ id, appId, accounts, hand, onSaved }: NumbersFormProps) => {
  const { t } = useTranslation();
  const colleges = useColleges();
  const found = accounts.flatMap(({ wabaId, numbers }) => numbers.map((number) => ({ ...number, wabaId })));
  // Until a person says otherwise: those that are nobody's yet, else all, for then the token is what is new.
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isAnyFree = found.some(({ collegeId }) => collegeId === null);
  const chosen = found.filter((number) => said.get(number.phoneNumberId) ?? (!isAnyFree || number.collegeId === null));
  const [college, setCollege] = useState<string | null>(null);
  const [name, setName] = useState('');
  const theirs = chosen.find((number) => number.collegeId !== null)?.collegeId;
  const collegeId = college ?? theirs ?? colleges[0]?.id ?? NEW;
  const isNew = collegeId === NEW;
  const save = useSaveNumbers(() => {
    hand.forget();
    onSaved();
  });
  const mayMove = chosen.some((number) => number.collegeId !== null && number.collegeId !== collegeId);
  const isReady = chosen.length > 0 && (!isNew || name.trim() !== '');
  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || save.isPending) return;
        const where = isNew ? { name: name.trim() } : { id: collegeId };
        save.mutate({ numbers: chosen, appId, accessToken: hand.token.trim(), college: where, colleges });
      }}
    >
      {accounts.map((account) => (
        <fieldset key={account.wabaId} className={styles.account}>
          <legend>{t('setup.numbers_of', { id: account.wabaId })}</legend>
          {account.state === 'green' && account.numbers.length === 0 && (
            <p className={styles.bad}>{t('setup.numbers_none')}</p>
          )}
          {account.state === 'red' && (
            <SightLine sight={hand.sight} what="account" looked={account} green={t('look.account_green')} />
          )}
          {account.numbers.map((number) => (
            <NumberChoice
              key={number.phoneNumberId}
              {...{ number, colleges }}
              chosen={chosen.some(({ phoneNumberId }) => phoneNumberId === number.phoneNumberId)}
              onChoose={(is) => setSaid(new Map(said).set(number.phoneNumberId, is))}
            />
          ))}
        </fieldset>
      ))}
      {found.length > 0 && (
        <>
          <Choice
            label={t('setup.college')}
            value={collegeId}
            options={[
              ...colleges.map((row) => ({ value: row.id, name: row.name })),
              { value: NEW, name: t('setup.college_new') },
            ]}
            onChange={setCollege}
          />
          {isNew && (
            <TextInput
              label={t('setup.college_name')}
              value={name}
              maxLength={200}
              required
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
          )}
          {mayMove && <p className={styles.caution}>{t('setup.numbers_move')}</p>}
          {save.isError && <p role="alert">{t(isLocked(save.error) ? 'setup.token_locked' : 'setup.not_saved')}</p>}
          <div className={styles.acts}>
            <Button type="submit" loading={save.isPending} disabled={!isReady}>
              {t('setup.numbers_save', { count: chosen.length })}
            </Button>
          </div>
        </>
      )}
    </form>
  );
};
