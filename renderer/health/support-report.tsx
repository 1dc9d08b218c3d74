import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../desk/use-ask.ts';
import { saveFrom } from '../files/save-from.ts';
import styles from './health.module.css';

/** A file for whoever helps, which may be sent to anybody. */
export const SupportReport = () => {
  const { t } = useTranslation();
  const ask = useAsk();
  const save = useMutation({
    networkMode: 'always',
    mutationFn: async () => saveFrom((await ask('support.report', {})).path),
  });
  return (
    <section aria-labelledby="support-report">
      <h2 id="support-report">{t('health.report')}</h2>
      <p className={styles.why}>{t('health.report_why')}</p>
      <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
        {t('health.report_save')}
      </Button>
      {save.isError && <p role="alert">{t('health.report_failed')}</p>}
    </section>
  );
};
