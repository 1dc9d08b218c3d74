const KEPT = 'tickdesk.notices';

/** `ask`: never asked; `off`: allowed by the browser, switched off here; `blocked`: the browser forbids it. */
export type NoticeState = 'ask' | 'on' | 'off' | 'blocked' | 'impossible';

export const noticeState = (page: Window): NoticeState => {
  if (!('Notification' in page)) return 'impossible';
  if (Notification.permission === 'denied') return 'blocked';
  if (Notification.permission === 'default') return 'ask';
  return page.localStorage.getItem(KEPT) === 'off' ? 'off' : 'on';
};

export const mayNotify = (page: Window): boolean => noticeState(page) === 'on';

/** What the button does: asks the browser the first time, later switches on and off. Only ever called by a click. */
export const toggleNotices = async (page: Window): Promise<void> => {
  const state = noticeState(page);
  if (state === 'ask') await Notification.requestPermission();
  if (state === 'on' || state === 'off') page.localStorage.setItem(KEPT, state === 'on' ? 'off' : 'on');
};
