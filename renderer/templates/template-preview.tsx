import {
  Copy,
  ExternalLink,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  MessageSquareReply,
  Phone,
  Video,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FilledTemplate, TemplateHeader, TemplateRow } from '../../preload/contract/template.ts';
import styles from './templates.module.css';

type TemplatePreviewProps = {
  readonly template: TemplateRow;
  /** As it reads for a student; until that is known, the template's own words are shown. */
  readonly filled: FilledTemplate | undefined;
};

/** The message as the student will read it. */
export const TemplatePreview = ({ template, filled }: TemplatePreviewProps) => {
  const { t } = useTranslation();
  const { header, buttons } = template;
  const file = header === null || header.kind === 'text' ? null : FILES[header.kind];
  const words = filled ?? { ...template, header: header?.kind === 'text' ? header.text : null };
  return (
    <section className={styles.preview} aria-label={t('template.preview')} aria-live="polite">
      <h3>{t('template.preview')}</h3>
      <div className={styles.bubble}>
        {file && (
          <span className={styles.file}>
            <file.Icon size={20} strokeWidth={1.5} aria-hidden />
            {t(file.name)}
          </span>
        )}
        {words.header && <strong>{words.header}</strong>}
        <p>{words.body}</p>
        {words.footer && <small>{words.footer}</small>}
        {buttons.length > 0 && (
          <ul>
            {buttons.map(({ index, kind, text }) => {
              const Icon = BUTTON_ICONS[kind];
              return (
                <li key={index} className={styles.button}>
                  {Icon && <Icon size={14} aria-hidden />}
                  {text}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
};

const FILES = {
  image: { Icon: Image, name: 'template.header_image' },
  video: { Icon: Video, name: 'template.header_video' },
  document: { Icon: FileText, name: 'template.header_document' },
  location: { Icon: MapPin, name: 'template.header_location' },
} as const satisfies Record<Exclude<TemplateHeader['kind'], 'text'>, object>;

const BUTTON_ICONS: Readonly<Record<string, LucideIcon>> = {
  quick_reply: MessageSquareReply,
  url: ExternalLink,
  phone_number: Phone,
  copy_code: Copy,
};
