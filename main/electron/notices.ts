import { Notification } from 'electron';
import type { Notice } from '../../preload/contract/notice.ts';

/** Held until they close: a notification that nobody holds is collected, and its click with it. */
const standing = new Set<Notification>();

/** Shows a notice as the system does. */
export const showNotice = (notice: Notice, clicked: (notice: Notice) => void): void => {
  const notification = new Notification({ id: notice.key, title: notice.title, body: notice.body });
  standing.add(notification);
  const done = (): void => void standing.delete(notification);
  notification.on('click', done).on('click', () => clicked(notice));
  notification.on('close', done);
  notification.on('failed', done);
  notification.show();
};
