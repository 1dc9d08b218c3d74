import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyText } from './copy-text.tsx';

type TunnelNoteProps = {
  readonly tunnel: Health['lights']['tunnel'];
  /** It was looked at; what is shown may be another now. */
  readonly onLook: () => void;
};

/** Where we can be reached, when that was last proven from outside, and the hand that looks again. */
export const TunnelNote = ({ tunnel: { state, callback, provenAt, since, trial }, onLook }: TunnelNoteProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const repair = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('listening.repair', {}),
    onSettled: onLook,
  });
  if (state === 'off') return null;
  return (
    <>
      {callback !== null && (
        <div>
          <CopyText text={callback} />
        </div>
      )}
      {provenAt !== null && <time dateTime={provenAt}>{t('health.proven', { time: format.exact(provenAt) })}</time>}
      {state === 'red' && since !== null && (
        <time dateTime={since}>{t('health.since', { time: format.exact(since) })}</time>
      )}
      {trial && <small>{t('health.trial')}</small>}
      {state !== 'green' && (
        <Button variant="default" size="compact-xs" loading={repair.isPending} onClick={() => repair.mutate()}>
          {t('health.repair')}
        </Button>
      )}
    </>
  );
};
