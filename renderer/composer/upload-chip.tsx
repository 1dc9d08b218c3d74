import { ActionIcon, Progress } from '@mantine/core';
import { FileText, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './composer.module.css';
import type { Upload, UploadTrouble } from './upload.ts';

const TROUBLES = {
  empty: 'compose.file_empty',
  too_large: 'compose.file_too_large',
  failed: 'compose.file_failed',
} as const satisfies Record<UploadTrouble, string>;

/** The file that goes with what is written: what it is, how much of it the desk has, and a way to take it back. */
export const UploadChip = ({ upload, onDrop }: { readonly upload: Upload; readonly onDrop: () => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { taken, whole, trouble } = useSyncExternalStore(upload.subscribe, upload.state);
  return (
    <div className={styles.chip} data-trouble={trouble !== null}>
      {upload.kind === 'image' ? <Thumb content={upload.content} /> : <FileText size={16} aria-hidden />}
      <div>
        <p title={upload.name}>{upload.name}</p>
        {trouble === null ? (
          <small>{format.bytes(upload.size)}</small>
        ) : (
          <small role="alert">{t(TROUBLES[trouble], { most: format.bytes(upload.most) })}</small>
        )}
        {!whole && trouble === null && (
          <Progress size={3} value={(taken / upload.size) * 100} aria-label={t('compose.file_taken')} />
        )}
      </div>
      <ActionIcon size={22} aria-label={t('compose.file_drop')} onClick={onDrop}>
        <X size={13} aria-hidden />
      </ActionIcon>
    </div>
  );
};

const Thumb = ({ content }: { readonly content: Blob }) => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address === null ? null : <img src={address} alt="" />;
};
