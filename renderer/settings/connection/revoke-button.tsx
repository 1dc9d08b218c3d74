import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type RevokeButtonProps = { readonly name: string; readonly busy: boolean; readonly onRevoke: () => void };

/** Asks once more before it is done: windows that were opened with the token close at once. */
export const RevokeButton = ({ name, busy, onRevoke }: RevokeButtonProps) => {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  return (
    <Button
      variant="subtle"
      color={sure ? 'red' : 'gray'}
      loading={busy}
      aria-label={t(sure ? 'connect.really_named' : 'connect.revoke_named', { name })}
      onClick={() => (sure ? onRevoke() : setSure(true))}
      onBlur={() => setSure(false)}
    >
      {t(sure ? 'connect.really' : 'connect.revoke')}
    </Button>
  );
};
