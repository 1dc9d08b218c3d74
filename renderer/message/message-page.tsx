import { useTranslation } from 'react-i18next';
import pageStyles from '../registrations/page.module.css';
import { fragmentOf } from '../shell/route.ts';
import { CopyLink } from './copy-link.tsx';
import styles from './message.module.css';
import { MessageDetails } from './message-details.tsx';
import { MessageState } from './message-state.tsx';
import { StudentFacts, StudentName } from './message-student.tsx';
import { useMessage } from './use-message.ts';

/** One message by itself, as a link leads to it. */
export const MessagePage = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation();
  const query = useMessage(id);
  const { message } = query;
  return (
    <div className={pageStyles.split}>
      <section className={pageStyles.page} aria-labelledby="message">
        <div className={pageStyles.head}>
          <h1 id="message">{t('message.title')}</h1>
          <a
            className={`${styles.link} ${styles.all}`}
            href={fragmentOf({ page: 'history', filters: {}, message: null })}
          >
            {t('message.all')}
          </a>
          {message && <CopyLink id={id} />}
        </div>
        <div className={styles.alone}>
          {message ? (
            <div className={styles.column}>
              <div className={styles.who}>
                <h2>
                  <StudentName message={message} />
                </h2>
                <StudentFacts message={message} />
              </div>
              <MessageDetails message={message} />
            </div>
          ) : (
            <MessageState query={query} />
          )}
        </div>
      </section>
    </div>
  );
};
