import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { MessagesSquare, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { WhatsAppPanel } from '../panel/whatsapp-panel.tsx';
import pageStyles from '../registrations/page.module.css';
import { ConversationList } from './conversation-list.tsx';
import styles from './conversations.module.css';
import { useConversations } from './use-conversations.ts';
import { useMarkUnread } from './use-mark-unread.ts';

type ConversationsPageProps = {
  readonly search: string;
  readonly onClear: () => void;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
};

/** Everybody with whom something was said, the newest first, and the conversation with one of them. */
export const ConversationsPage = ({ search, onClear, open, onOpen }: ConversationsPageProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [unreadFirst, setUnreadFirst] = useLocalStorage({ key: 'tickdesk.unread-first', defaultValue: false });
  const list = useConversations(search, unreadFirst);
  const markUnread = useMarkUnread();
  const opened = useMemo(() => list.rows.find(({ row }) => row.id === open), [list.rows, open]);
  const unread = (id: string): void => {
    // What is open is before somebody's eyes, and would be read again at once.
    if (id === open) onOpen(null);
    markUnread(id);
  };
  return (
    <div className={styles.split}>
      <section className={styles.page} aria-labelledby="conversations">
        <div className={pageStyles.head}>
          <h1 id="conversations">{t('nav.conversations')}</h1>
          <span className={pageStyles.count} role="status">
            {list.total > 0 && format.number(list.total)}
          </span>
          <button
            type="button"
            className={`${pageStyles.chip} ${styles.toggle}`}
            aria-pressed={unreadFirst}
            onClick={() => setUnreadFirst(!unreadFirst)}
          >
            {t('talk.unread_first')}
          </button>
        </div>
        {list.rows.length > 0 ? (
          <ConversationList list={list} open={open} onOpen={onOpen} onUnread={unread} />
        ) : (
          <Nobody list={list} searched={search !== ''} onClear={onClear} />
        )}
      </section>
      {open === null ? (
        <div className={styles.nothing}>
          <p>{t('talk.choose')}</p>
        </div>
      ) : (
        <WhatsAppPanel
          key={open}
          id={open}
          listed={opened}
          onClose={() => onOpen(null)}
          onUnread={() => unread(open)}
        />
      )}
    </div>
  );
};

type NobodyProps = {
  readonly list: Pick<ReturnType<typeof useConversations>, 'isPending' | 'isError' | 'refetch'>;
  readonly searched: boolean;
  readonly onClear: () => void;
};

/** What stands in the list's place while it is empty: why, and what can be done. */
const Nobody = ({ list, searched, onClear }: NobodyProps) => {
  const { t } = useTranslation();
  if (list.isPending) return <div className={pageStyles.state} aria-busy />;
  if (list.isError)
    return (
      <div className={pageStyles.state} role="alert">
        <h2>{t('talk.error')}</h2>
        <Button variant="default" onClick={() => list.refetch()}>
          {t('list.again')}
        </Button>
      </div>
    );
  const Icon = searched ? SearchX : MessagesSquare;
  return (
    <div className={pageStyles.state}>
      <Icon size={28} strokeWidth={1.5} aria-hidden />
      <h2>{t(searched ? 'list.no_match' : 'talk.empty')}</h2>
      {searched ? (
        <Button variant="default" onClick={onClear}>
          {t('search.clear')}
        </Button>
      ) : (
        <p>{t('talk.empty_why')}</p>
      )}
    </div>
  );
};
