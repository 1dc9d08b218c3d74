import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Looked, SetupLook } from '../../../preload/contract/asks/setup.ts';
import type { ParamsOf } from '../../../preload/contract/asks.ts';
import { SightLine } from '../../setup/sight-line.tsx';
import { useLook } from '../../setup/use-look.ts';
import styles from './connection.module.css';

type TestAtMetaProps = {
  /** What it is of, so that each of several is spoken apart. */
  readonly name: string;
  readonly given: ParamsOf<'setup.look'>;
  readonly what: 'app' | 'token';
  readonly green: (told: SetupLook) => string;
};

/** Tries at Meta what is kept, when somebody asks. */
export const TestAtMeta = ({ name, given, what, green }: TestAtMetaProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const sight = useLook(asked ? given : null);
  const { told } = sight;
  // Where the app's own secret is refused, its token could not be looked at: that is what is to be mended first.
  const looked: Looked | null = told && (told[what].state === 'unknown' ? told.app : told[what]);
  const says = told?.[what].state === 'unknown' ? 'app' : what;
  return (
    <div className={styles.test}>
      <Button
        variant="subtle"
        color="gray"
        aria-label={t('connect.test_named', { name })}
        onClick={() => (asked ? sight.again() : setAsked(true))}
      >
        {t('connect.test')}
      </Button>
      <SightLine {...{ sight, looked }} what={says} green={told ? green(told) : ''} />
      {told && looked?.state === 'unknown' && <p role="status">{t('connect.test_unknown')}</p>}
    </div>
  );
};
