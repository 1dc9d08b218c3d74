import { Box, Loader, Modal } from '@mantine/core';
import { useDisclosure, useIntersection } from '@mantine/hooks';
import { Download, FileText, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, MessageRow } from '../../preload/contract/rows.ts';
import { saveFile } from '../files/save-file.ts';
import { useFormat } from '../format/use-format.ts';
import { kindName } from '../messages/kind-names.ts';
import styles from './media.module.css';
import { savedName, TROUBLES } from './media-names.ts';
import { useMedia } from './use-media.ts';

type AttachedProps = { readonly message: MessageRow; readonly attachment: Attachment };

/** Pictures are fetched when they come into sight, as people expect; anything larger when it is asked for. */
const AT_SIGHT = new Set(['image', 'sticker']);

/** The file of a message: shown where it can be, and saved. */
export const Attached = ({ message, attachment }: AttachedProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, entry } = useIntersection();
  const [asked, setAsked] = useState(false);
  const atSight = AT_SIGHT.has(message.kind) && entry?.isIntersecting === true;
  const { data, address, isFetching, isError, refetch } = useMedia(message.id, asked || atSight);
  const name = attachment.filename ?? t(kindName(message.kind));
  const again = (): void => {
    setAsked(true);
    if (asked || data || isError) void refetch();
  };

  if (data?.file && address !== null)
    return (
      <div ref={ref} className={styles.attached}>
        <Shown message={message} mime={data.file.mime} address={address} name={name} />
        <p className={styles.facts}>
          {message.kind === 'document' && <FileText size={14} aria-hidden />}
          <span className={styles.name} title={name}>
            {name}
          </span>
          <span>{format.bytes(data.file.size)}</span>
          <button
            type="button"
            className={styles.act}
            onClick={() =>
              saveFile(savedName(attachment.filename, data.file.mime, message.kind, message.at), data.content)
            }
          >
            <Download size={13} aria-hidden />
            {t('media.save')}
          </button>
        </p>
      </div>
    );
  const trouble = data?.file === null ? t(TROUBLES[data.why]) : isError ? t('media.refused') : null;
  return (
    <div ref={ref} className={styles.attached}>
      <p className={styles.facts} title={attachment.mime ?? undefined}>
        <Paperclip size={14} aria-hidden />
        <span className={styles.name} title={name}>
          {name}
        </span>
        {isFetching ? (
          <Loader size={12} color="gray" role="status" aria-label={t('media.loading')} />
        ) : (
          trouble === null && (
            <button type="button" className={styles.act} onClick={again}>
              {t('media.open')}
            </button>
          )
        )}
      </p>
      {trouble !== null && !isFetching && (
        <p className={styles.trouble}>
          {trouble}{' '}
          {data?.file === null && data.again === null ? null : (
            <button type="button" className={styles.act} onClick={again}>
              {t('list.again')}
            </button>
          )}
        </p>
      )}
    </div>
  );
};

type ShownProps = {
  readonly message: MessageRow;
  readonly mime: string;
  readonly address: string;
  readonly name: string;
};

const Shown = ({ message, mime, address, name }: ShownProps) => {
  const { t } = useTranslation();
  const [large, { open, close }] = useDisclosure();
  if (mime.startsWith('image/'))
    return (
      <>
        <button type="button" className={styles.picture} onClick={open} aria-label={t('media.enlarge', { name })}>
          <img src={address} alt={message.text || name} data-sticker={message.kind === 'sticker'} />
        </button>
        <Modal
          opened={large}
          onClose={close}
          title={name}
          size="auto"
          centered
          closeButtonProps={{ 'aria-label': t('forget.close') }}
        >
          <img className={styles.large} src={address} alt={message.text || name} />
        </Modal>
      </>
    );
  // Nobody has written captions for what a student recorded.
  if (mime.startsWith('video/'))
    return <Box component="video" className={styles.film} src={address} controls aria-label={name} />;
  if (mime.startsWith('audio/'))
    return <Box component="audio" className={styles.sound} src={address} controls aria-label={name} />;
  return null;
};
