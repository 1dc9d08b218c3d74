import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupLook } from '../../../preload/contract/asks/setup.ts';
import type { NumberAtMeta } from '../../../preload/contract/callback.ts';
import type { WhatsAppNumber } from '../../../preload/contract/rows.ts';
import { useFormat } from '../../format/use-format.ts';
import { shownPhone } from '../../health/number-name.ts';
import styles from './connection.module.css';
import { MoveNumber } from './move-number.tsx';
import { ReplaceToken } from './replace-token.tsx';
import { TestAtMeta } from './test-at-meta.tsx';

const TOKENS = {
  kept: 'connect.token_kept',
  environment: 'connect.token_set',
  none: 'connect.token_none',
} as const;

type NumberLineProps = {
  readonly number: WhatsAppNumber;
  readonly atMeta: NumberAtMeta | undefined;
  readonly onSaved: () => void;
};

/** A number: its app, whether its secrets are known, and what can be done about it. */
export const NumberLine = ({ number, atMeta, onSaved }: NumberLineProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [replacing, setReplacing] = useState(false);
  const { phoneNumberId, appId, wabaId, hasAppSecret, accessTokenFrom } = number;
  const phone = atMeta?.profile?.displayPhone ?? number.displayPhone;
  const name = phone ? shownPhone(phone) : phoneNumberId;
  const isApp = /^\d+$/.test(appId);
  const holds = ({ token: { expiresAt } }: SetupLook): string =>
    expiresAt === null ? t('look.token_never') : t('look.token_until', { time: format.exact(expiresAt) });
  return (
    <li>
      <div className={styles.line}>
        <p>
          <b>{name}</b>
          <small>
            {t('setup.number_id', { id: phoneNumberId })} · {t('setup.numbers_of', { id: wabaId ?? '–' })} ·{' '}
            {isApp ? t('check.app', { id: appId }) : t('connect.app_nameless')}
          </small>
          <small>
            {t(TOKENS[accessTokenFrom ?? 'none'])} · {t(hasAppSecret ? 'connect.secret_kept' : 'connect.secret_none')}
          </small>
        </p>
        <div className={styles.acts}>
          {accessTokenFrom !== 'environment' && isApp && (
            <Button
              variant="subtle"
              color="gray"
              aria-label={t('connect.replace_token_of', { name })}
              onClick={() => setReplacing(true)}
            >
              {t('connect.replace_token')}
            </Button>
          )}
          <MoveNumber {...{ number, name }} onMoved={onSaved} />
        </div>
      </div>
      {replacing && (
        <ReplaceToken
          number={number}
          onSaved={() => {
            setReplacing(false);
            onSaved();
          }}
          onClose={() => setReplacing(false)}
        />
      )}
      {accessTokenFrom !== null && isApp && (
        <TestAtMeta name={name} given={{ appId, phoneNumberId }} what="token" green={holds} />
      )}
    </li>
  );
};
