import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerPage } from '../main/desktop/answer-page.ts';
import { hearLinks } from '../main/desktop/links.ts';
import { messageOfLink } from '../main/desktop/message-link.ts';
import { newId } from '../main/store/new-id.ts';
import { messageLink } from '../renderer/message/message-link.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const id = newId('m', Date.UTC(2026, 10, 23));

describe('a link to a message', () => {
  test('names the message whose page copied it', () => {
    const location = new URL('http://127.0.0.1:3001/?x=1#/history');
    expect(messageOfLink(messageLink({ location, tickdesk: {} }, id))).toBe(id);
    expect(messageLink({ location }, id)).toBe(`http://127.0.0.1:3001/#/message/${id}`);
  });

  test('may have a slash at its end, as some systems put there', () => {
    expect(messageOfLink(`tickdesk://message/${id}/`)).toBe(id);
  });

  test.each([
    '',
    'tickdesk://message/',
    'tickdesk://message',
    'tickdesk://desk/index.html',
    `tickdesk://desk/#/message/${id}`,
    `tickdesk://registration/${id}`,
    `https://message/${id}`,
    `tickdesk:message/${id}`,
    ` tickdesk://message/${id}`,
    `tickdesk://message/${id}\n`,
    `tickdesk://message/${id}/../settings`,
    `tickdesk://message/${id}?x=1`,
    `tickdesk://message/${id}#/settings`,
    `tickdesk://user@message/${id}`,
    'tickdesk://message/a%2Fb',
    'tickdesk://message/<script>',
    'tickdesk://message/मीरा',
    `tickdesk://message/${'m'.repeat(101)}`,
    '--inspect=9229',
  ])('%j is none', (link) => {
    expect(messageOfLink(link)).toBeNull();
  });
});

describe('links that the system hands over', () => {
  const heard = (args: readonly string[] = []) => {
    const app = new EventEmitter();
    const links = hearLinks(app, args);
    const shown: string[] = [];
    return { app, links, shown, follow: () => links.follow((messageId) => shown.push(messageId)) };
  };
  const event = { preventDefault: () => undefined };

  test('wait until somebody follows them: of this start, and of macOS before the app is ready', () => {
    const started = heard(['tickdesk', '.', `tickdesk://message/${id}`]);
    started.follow();
    expect(started.shown).toEqual([id]);
    const mac = heard();
    mac.app.emit('open-url', event, 'tickdesk://message/m_1');
    mac.app.emit('open-url', event, 'tickdesk://message/m_2');
    mac.follow();
    expect(mac.shown).toEqual(['m_2']);
  });

  test('are followed at once while the app runs, and nothing else is', () => {
    const { app, shown, follow } = heard(['tickdesk']);
    follow();
    expect(shown).toEqual([]);
    app.emit('second-instance', event, ['tickdesk', '--flag', 'tickdesk://message/m_1']);
    app.emit('second-instance', event, ['tickdesk']);
    app.emit('second-instance', event, ['tickdesk', 'tickdesk://settings/m_2']);
    app.emit('open-url', event, 'tickdesk://message/m_3');
    expect(shown).toEqual(['m_1', 'm_3']);
  });
});

describe('an export in the desktop window', () => {
  const ORIGIN = 'tickdesk://desk';
  const serving = () => {
    const base = temporaryFolder('export');
    const file = join(base.path, 'x_1.csv');
    writeFileSync(file, '\uFEFFName\r\nआशा\r\n');
    const tickets = new Map([
      ['good', { file, name: 'कॉलेज history (1).csv' }],
      ['lost', { file: join(base.path, 'nothing'), name: 'x.csv' }],
    ]);
    const answer = answerPage(ORIGIN, base.path, (ticket) => {
      const found = tickets.get(ticket) ?? null;
      tickets.delete(ticket);
      return found;
    });
    return {
      get: (path: string, method = 'GET') => answer({ method, url: ORIGIN + path }),
      [Symbol.dispose]: base[Symbol.dispose],
    };
  };

  test('is served once by its ticket, whole, under its own name, to be saved and not to be shown', async () => {
    using pages = serving();
    const answer = await pages.get('/exports/good');
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('\uFEFFName\r\nआशा\r\n');
    const { headers } = answer;
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('cache-control')).toBe('no-store');
    const [, plain, whole] =
      /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.%-]+)$/.exec(
        headers.get('content-disposition') ?? '',
      ) ?? [];
    expect(plain).toMatch(/\.csv$/);
    expect(decodeURIComponent(whole ?? '')).toBe('कॉलेज history (1).csv');
    expect((await pages.get('/exports/good')).status).toBe(404);
  });

  test.each([
    '/exports/other',
    '/exports/lost',
    '/exports/',
    '/exports/a/b',
    '/exports/..%2fx_1.csv',
    '/exports/good%00',
  ])('%s is not there', async (path) => {
    using pages = serving();
    expect((await pages.get(path)).status).toBe(404);
  });

  test('is for reading: another method does not spend the ticket', async () => {
    using pages = serving();
    expect((await pages.get('/exports/good', 'POST')).status).toBe(404);
    expect((await pages.get('/exports/good')).status).toBe(200);
  });
});
