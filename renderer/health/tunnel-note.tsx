import { useTranslation } from 'react-i18next';
import type { Health } from '../../preload/contract/health.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyText } from './copy-text.tsx';

/** Where we can be reached, and since when not. */
export const TunnelNote = ({ tunnel }: { readonly tunnel: Health['lights']['tunnel'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, callback, since, trial } = tunnel;
  return (
    <>
      {callback !== null && (
        <div>
          <CopyText text={callback} />
        </div>
      )}
      {state === 'red' && since !== null && (
        <time dateTime={since}>{t('health.since', { time: format.exact(since) })}</time>
      )}
      {trial && <small>{t('health.trial')}</small>}
    </>
  );
};
