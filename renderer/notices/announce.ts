import type { i18n as I18n } from 'i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import type { Clock } from '../connection/clock.ts';
import type { Desk } from '../desk/desk.ts';
import { isLanguage } from '../i18n/language.ts';
import { fragmentOf } from '../shell/route.ts';
import { createDigest, type Notice, noticeOf } from './digest.ts';
import { mayNotify } from './permission.ts';

/** Desktop notices for failures and replies, while the window is not being looked at. */
export const announce = ({ connection }: Desk, page: Window, i18n: I18n, clock: Clock): void => {
  const digest = createDigest(clock, (notices) => {
    if (page.document.hasFocus() || !mayNotify(page)) return;
    const failed = notices.filter((notice) => notice.kind === 'failed');
    const replies = notices.filter((notice) => notice.kind === 'reply');
    if (failed.length > 0) show(page, 'failed', failed, failedWords(i18n, failed));
    if (replies.length > 0) show(page, 'reply', replies, replyWords(i18n, replies));
  });
  connection.subscribe({
    frame: (frame) => {
      if (frame.type === 'registration_changed' || frame.type === 'templates_changed') return;
      const notice = noticeOf(frame);
      if (notice) digest(notice);
    },
  });
};

type Words = { readonly title: string; readonly body: string };
type Of<K extends Notice['kind']> = Extract<Notice, { kind: K }>;

const failedWords = (i18n: I18n, failed: readonly Of<'failed'>[]): Words => {
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  const reasons = new Set(failed.flatMap(({ code }) => (code === null ? [] : [failureOf(code)[language].what])));
  return { title: i18n.t('notice.failed', { count: failed.length }), body: [...reasons].slice(0, 3).join('\n') };
};

const replyWords = (i18n: I18n, replies: readonly Of<'reply'>[]): Words => {
  const [only] = replies;
  if (only && replies.length === 1) return { title: only.name || i18n.t('row.reply'), body: only.preview };
  const names = new Set(replies.map(({ name }) => name).filter((name) => name !== ''));
  return { title: i18n.t('notice.replies', { count: replies.length }), body: [...names].slice(0, 5).join(', ') };
};

/** The tag lets a newer notice of its kind take an older one's place. */
const show = (page: Window, tag: string, notices: readonly Notice[], { title, body }: Words): void => {
  const notification = new Notification(title, { body, tag: `tickdesk-${tag}` });
  const [first] = notices;
  notification.onclick = () => {
    page.focus();
    if (first && notices.length === 1)
      page.location.hash = fragmentOf({ page: 'registrations', open: first.registrationId });
    notification.close();
  };
};
