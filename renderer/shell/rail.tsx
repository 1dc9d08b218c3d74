import { ChartColumn, HeartPulse, History, Megaphone, MessagesSquare, Settings, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import icon from '../../assets/icon.svg';
import { UnreadBadge } from '../conversations/unread-badge.tsx';
import { ENTRY_OF, type PageName } from './pages.ts';
import { fragmentOf, type Route } from './route.ts';
import styles from './shell.module.css';

const ENTRIES = [
  { name: 'nav.registrations', Icon: Users, route: { page: 'registrations', open: null } },
  { name: 'nav.conversations', Icon: MessagesSquare, route: { page: 'conversations', open: null } },
  { name: 'nav.campaigns', Icon: Megaphone, route: { page: 'campaigns', campaign: null, student: null } },
  { name: 'nav.history', Icon: History, route: { page: 'history', filters: {}, message: null } },
  { name: 'nav.analytics', Icon: ChartColumn, route: { page: 'analytics' } },
  { name: 'nav.health', Icon: HeartPulse, route: { page: 'health' } },
  { name: 'nav.settings', Icon: Settings, route: { page: 'settings' } },
] as const satisfies readonly { name: string; Icon: typeof Users; route: Route }[];

export const Rail = ({ page }: { readonly page: PageName }) => {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <img src={icon} alt="" />
        <span className={styles.word}>Tickdesk</span>
      </div>
      {ENTRIES.map(({ name, Icon, route }) => (
        <a
          key={route.page}
          className={styles.link}
          href={fragmentOf(route)}
          aria-current={ENTRY_OF[page] === route.page ? 'page' : undefined}
          title={t(name)}
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span className={styles.word}>{t(name)}</span>
          {route.page === 'conversations' && <UnreadBadge />}
        </a>
      ))}
    </nav>
  );
};
