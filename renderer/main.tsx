import '@mantine/core/styles.layer.css';
import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { OWN_WINDOW_TOKEN } from './connection/ipc-wire.ts';
import { takeToken } from './connection/token.ts';
import { openDesk } from './desk/open-desk.ts';
import { TokenPage } from './gate/token-page.tsx';
import { firstLanguage } from './i18n/language.ts';
import { startI18n } from './i18n/start-i18n.ts';
import { Look } from './look/look.tsx';
import { installTicks } from './ticks/sprite.ts';

/** The window's composition root: everything that has a life of its own is made here, and handed down. */
const start = async (root: HTMLElement): Promise<void> => {
  const i18n = await startI18n(firstLanguage(window), document.documentElement);
  installTicks(document);
  const token = window.tickdesk ? OWN_WINDOW_TOKEN : takeToken(window);
  const opened = token === null ? null : openDesk(token, i18n);
  createRoot(root).render(<Look i18n={i18n}>{opened ? <App {...opened} /> : <TokenPage refused={false} />}</Look>);
};

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
await start(root);
