import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { STRAY_WORDS } from '../health/stray-words.ts';
import panelStyles from '../panel/panel.module.css';
import { useHotkey } from '../shell/use-hotkey.ts';
import styles from './deliveries.module.css';
import { useDelivery } from './use-deliveries.ts';
import { VerdictMark } from './verdict-mark.tsx';

type DeliveryPanelProps = {
  readonly id: number;
  readonly busy: boolean;
  readonly onReplay: (id: number) => void;
  readonly onClose: () => void;
};

/** One delivery as Meta sent it, and what became of its lines. */
export const DeliveryPanel = ({ id, busy, onReplay, onClose }: DeliveryPanelProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, isError, refetch } = useDelivery(id);
  useHotkey('close', onClose);
  return (
    <aside className={panelStyles.panel} aria-labelledby="delivery">
      <header className={panelStyles.head}>
        <div className={panelStyles.who}>
          <h2 id="delivery">{t('delivery.one', { id })}</h2>
          {data && <p>{format.exact(data.at)}</p>}
        </div>
        <ActionIcon aria-label={t('delivery.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.body}>
        {isError && (
          <p role="alert">
            {t('delivery.error')}{' '}
            <Button variant="default" size="compact-xs" onClick={() => refetch()}>
              {t('list.again')}
            </Button>
          </p>
        )}
        {data && (
          <>
            <VerdictMark verdict={data.verdict} />
            {data.strayLines.length > 0 && (
              <ul className={styles.why}>
                {data.strayLines.map(({ line, reason, field, phoneNumberId }) => (
                  <li key={line}>
                    {t('delivery.stray_line', { line: line + 1 })} {t(STRAY_WORDS[reason])}{' '}
                    {[field, phoneNumberId].filter(Boolean).join(' · ')}
                  </li>
                ))}
              </ul>
            )}
            <div className={styles.acts}>
              <Button
                variant="default"
                size="compact-sm"
                disabled={busy || data.isEmptied}
                onClick={() => onReplay(id)}
              >
                {t('delivery.replay_this')}
              </Button>
              {data.body !== null && (
                <CopyButton value={data.body}>
                  {({ copied, copy }) => (
                    <Button variant="default" size="compact-sm" onClick={copy}>
                      {t(copied ? 'delivery.copied' : 'health.copy')}
                    </Button>
                  )}
                </CopyButton>
              )}
            </div>
            {data.body === null ? (
              <p>{t('delivery.emptied')}</p>
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
              <pre className={styles.raw} tabIndex={0} lang="en">
                {data.body}
              </pre>
            )}
            {data.isCut && <p>{t('delivery.cut')}</p>}
          </>
        )}
      </div>
    </aside>
  );
};
