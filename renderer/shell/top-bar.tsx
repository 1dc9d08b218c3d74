import { NoticeToggle } from '../notices/notice-toggle.tsx';
import { CollegeSwitcher } from './college-switcher.tsx';
import { FeedBadge } from './feed-badge.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { Lights } from './lights.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './shell.module.css';
import { ThemeMenu } from './theme-menu.tsx';

type TopBarProps = {
  readonly search: string;
  readonly sought: 'registrations' | 'messages';
  readonly onSearch: (words: string) => void;
  readonly onCollege: () => void;
};

export const TopBar = ({ search, sought, onSearch, onCollege }: TopBarProps) => (
  <header className={styles.top}>
    <CollegeSwitcher onChoose={onCollege} />
    <SearchBox key={sought} words={search} sought={sought} onSearch={onSearch} />
    <div className={styles.spring} />
    <FeedBadge />
    <div className={styles.tools}>
      <Lights />
      {!window.tickdesk && <NoticeToggle />}
      <LanguageMenu />
      <ThemeMenu />
    </div>
  </header>
);
