import { ActionIcon, Button, Textarea } from '@mantine/core';
import { LayoutTemplate, Paperclip, SendHorizontal, Slash } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { useAsk } from '../desk/use-ask.ts';
import { DropAnywhere } from '../files/drop-anywhere.tsx';
import { useFormat } from '../format/use-format.ts';
import { SKIP_NAMES } from '../templates/skip-names.ts';
import styles from './composer.module.css';
import { type Draft, NO_DRAFT } from './drafts.ts';
import { unfilled } from './fill-placeholders.ts';
import { optionId, QuickReplyList } from './quick-reply-list.tsx';
import { ReplyBar } from './reply-bar.tsx';
import { startUpload } from './upload.ts';
import { UploadChip } from './upload-chip.tsx';
import type { useDraft } from './use-draft.ts';
import { useSend } from './use-send.ts';
import { useSlash } from './use-slash.ts';
import { useTyping } from './use-typing.ts';

/** PLATFORM 7.1; words that go with a file are a caption. */
const LONGEST_TEXT = 4_096;
const LONGEST_CAPTION = 1_024;
/** From here on the count is shown. */
const NEAR = 0.9;

type TextComposerProps = {
  readonly person: RegistrationRow;
  readonly hand: ReturnType<typeof useDraft>;
  /** `null`: templates may not be sent to this student. */
  readonly onTemplates: (() => void) | null;
};

/** A reply in words, with a file, or both. Enter sends, Shift+Enter begins a new line, a slash offers quick replies. */
export const TextComposer = ({ person, hand: { draft, put }, onTemplates }: TextComposerProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const send = useSend(person.id);
  const typing = useTyping(person.id);
  const { text, file, replyTo } = draft;
  const alter = (change: Partial<Draft>): void => put((before) => ({ ...before, ...change, key: null }));
  const slash = useSlash(field, person, (words) => alter({ text: words }));
  const upload = useSyncExternalStore(file?.subscribe ?? NEVER, file?.state ?? NO_STATE);
  useEffect(() => {
    if (replyTo !== null) field.current?.focus();
  }, [replyTo]);

  const most = file ? LONGEST_CAPTION : LONGEST_TEXT;
  const left = most - text.length;
  const missing = unfilled(text);
  const wordless = file?.kind === 'audio' && text.trim() !== '';
  const ready =
    left >= 0 &&
    missing === null &&
    !wordless &&
    (file === null ? text.trim() !== '' : upload?.whole === true && upload.trouble === null);

  const attach = (next: File | undefined): void => {
    if (!next) return;
    file?.drop();
    alter({ file: startUpload(ask, next) });
    field.current?.focus();
  };
  const go = (): void => {
    if (!ready || send.isPending) return;
    const key = draft.key ?? crypto.randomUUID();
    put((before) => ({ ...before, key }));
    send.mutate(
      {
        ...(text.trim() !== '' && { text: text.trim() }),
        ...(upload?.id && { file: upload.id }),
        ...(replyTo && { replyTo: replyTo.id }),
        dedupeKey: key,
      },
      // Not what has been written since.
      { onSuccess: (sent) => 'id' in sent && put((now) => (now.key === key ? NO_DRAFT : now)) },
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (slash.press(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      go();
    } else if (event.key === 'Escape' && replyTo !== null) alter({ replyTo: null });
    else if (event.key === 'Escape') field.current?.blur();
    else return;
    event.stopPropagation();
  };
  const paste = (event: ClipboardEvent): void => {
    const [pasted] = event.clipboardData.files;
    if (!pasted) return;
    event.preventDefault();
    attach(pasted);
  };

  return (
    <div className={styles.composer}>
      <DropAnywhere words={t('compose.drop')} onFile={attach} />
      {slash.open && <QuickReplyList id={slash.id} rows={slash.rows} at={slash.at} onChoose={slash.put} />}
      {replyTo && <ReplyBar message={replyTo} onDrop={() => alter({ replyTo: null })} />}
      {file && (
        <UploadChip
          upload={file}
          onDrop={() => {
            file.drop();
            alter({ file: null });
          }}
        />
      )}
      <Textarea
        ref={field}
        classNames={{ root: styles.room ?? '', input: styles.field ?? '' }}
        autosize
        minRows={1}
        maxRows={8}
        aria-label={t('compose.label')}
        placeholder={t('compose.placeholder')}
        value={text}
        aria-autocomplete="list"
        aria-controls={slash.open ? slash.id : undefined}
        aria-activedescendant={slash.open && slash.rows.length > 0 ? optionId(slash.id, slash.at) : undefined}
        onChange={({ currentTarget }) => {
          alter({ text: currentTarget.value });
          slash.look();
          if (currentTarget.value !== '') typing();
        }}
        onKeyDown={press}
        onPaste={paste}
        onBlur={slash.close}
      />
      <Trouble send={send} missing={missing} wordless={wordless} />
      <div className={styles.bar}>
        <input ref={picker} type="file" hidden onChange={({ currentTarget }) => attach(currentTarget.files?.[0])} />
        <ActionIcon
          aria-label={t('compose.attach')}
          title={t('compose.attach')}
          onClick={() => {
            // The same file may be chosen again.
            if (picker.current) picker.current.value = '';
            picker.current?.click();
          }}
        >
          <Paperclip size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('compose.quick')} title={t('compose.quick')} onClick={slash.begin}>
          <Slash size={15} aria-hidden />
        </ActionIcon>
        {onTemplates && (
          <ActionIcon aria-label={t('compose.templates')} title={t('compose.templates')} onClick={onTemplates}>
            <LayoutTemplate size={16} aria-hidden />
          </ActionIcon>
        )}
        <span className={styles.count} data-over={left < 0} aria-live="polite">
          {text.length > most * NEAR &&
            t(left < 0 ? 'compose.over' : 'compose.left', {
              count: Math.abs(left),
              shown: format.number(Math.abs(left)),
            })}
        </span>
        <Button
          rightSection={<SendHorizontal size={14} aria-hidden />}
          disabled={!ready}
          loading={send.isPending}
          onClick={go}
        >
          {t('compose.send')}
        </Button>
      </div>
    </div>
  );
};

const NEVER = (): (() => void) => () => undefined;
const NO_STATE = (): null => null;

type TroubleProps = {
  readonly send: ReturnType<typeof useSend>;
  readonly missing: string | null;
  readonly wordless: boolean;
};

/** Why what is written does not go out. */
const Trouble = ({ send, missing, wordless }: TroubleProps) => {
  const { t } = useTranslation();
  const words =
    missing !== null
      ? t('compose.missing', { what: missing })
      : wordless
        ? t('compose.wordless')
        : send.isError
          ? t('compose.not_sent')
          : send.data && 'skipped' in send.data
            ? t('compose.skipped', { why: t(SKIP_NAMES[send.data.skipped]) })
            : null;
  return (
    words && (
      <p className={styles.trouble} role="alert">
        {words}
      </p>
    )
  );
};
