// Loaded before the desktop program, by the real runtime and by the stand-in alike: what would be shown to a person is
// noted instead, and questions are answered as the test says.
const { appendFileSync } = require('node:fs');
const { app, dialog, Notification, shell, Tray } = require('electron');

const file = process.env.TICKDESK_TEST_DIALOGS;
const answer = Number(process.env.TICKDESK_TEST_ANSWER ?? '1');
const note = (shown) => file && appendFileSync(file, `${JSON.stringify(shown)}\n`);
const seen = { notices: [], tray: { tip: '', menu: null, icon: null }, opened: [], claimed: [] };
globalThis.seen = seen;

dialog.showErrorBox = (title, words) => note({ title, words });
dialog.showMessageBox = async (options) => {
  note({ title: options.message, words: options.detail });
  return { response: 0, checkboxChecked: false };
};
dialog.showMessageBoxSync = (options) => {
  note({ title: options.message, words: options.detail, buttons: options.buttons });
  return answer;
};
app.setAsDefaultProtocolClient = (...claim) => seen.claimed.push(claim) > 0;
shell.openExternal = async (url) => void seen.opened.push(url);
Notification.prototype.show = function () {
  seen.notices.push(this);
};
Tray.prototype.setToolTip = function (tip) {
  seen.tray.tip = tip;
  seen.tray.icon = this;
};
Tray.prototype.setContextMenu = function (menu) {
  seen.tray.menu = menu;
  seen.tray.icon = this;
};
