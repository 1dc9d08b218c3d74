import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Answer, Graph } from '../main/graph/graph.ts';
import { fileProblems, type MediaFacts, readMedia, uploadMedia } from '../main/graph/media.ts';
import { type Downloaded, type DownloadNeeds, downloadMedia, isMetas } from '../main/graph/media-download.ts';
import { sendMessage } from '../main/graph/send.ts';
import { clientOf, PHONE_NUMBER_ID, startGraph, TOKEN } from './support/graph.ts';
import { listen } from './support/listen.ts';
import type { Said } from './support/meta/faults.ts';

const told = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

const MARK_SHEET = Buffer.from('%PDF-1.7 mark sheet of Asha Verma '.repeat(5_000));

const onLoopback = ({ hostname }: URL): boolean => hostname === '127.0.0.1';

type Fetched = { readonly outcome: Downloaded; readonly bytes: Buffer };

const download = async (facts: MediaFacts, more: Partial<DownloadNeeds> = {}, stop?: AbortSignal): Promise<Fetched> => {
  const chunks: Uint8Array[] = [];
  const needs = { fetch, token: () => TOKEN, trusts: onLoopback, ...more };
  const outcome = await downloadMedia(needs, facts, (chunk) => void chunks.push(chunk), stop);
  return { outcome, bytes: Buffer.concat(chunks) };
};

const upload = (graph: Graph, bytes: Uint8Array<ArrayBuffer>, mimeType = 'application/pdf'): Promise<Answer<string>> =>
  uploadMedia(graph, { phoneNumberId: PHONE_NUMBER_ID, bytes, mimeType, filename: 'अंकपत्र "1".pdf' });

describe('uploading', () => {
  test('a file arrives byte for byte with its name and kind, and can be sent by its id', async () => {
    await using desk = await startGraph();
    const id = told(await upload(desk.graph, MARK_SHEET));
    const held = desk.meta.media.get(id);
    expect(held?.bytes.equals(MARK_SHEET)).toBe(true);
    expect(held).toMatchObject({ mimeType: 'application/pdf', filename: 'अंकपत्र "1".pdf' });
    const message = { type: 'media', kind: 'document', mediaId: id } as const;
    const recipient = { phone: '+919812345678' };
    const sent = await sendMessage(desk.graph, {
      phoneNumberId: PHONE_NUMBER_ID,
      recipient,
      message,
      callbackData: 'row-1',
    });
    expect(sent.ok).toBe(true);
  });

  test.each([
    [0, 'application/pdf', /empty/],
    [100 * 1024 * 1024 + 1, 'application/pdf', /100\.0 MB/],
    [5 * 1024 * 1024 + 1, 'image/jpeg', /5\.0 MB/],
    [16 * 1024 * 1024 + 1, 'video/mp4', /16\.0 MB/],
    [500 * 1024 + 1, 'image/webp', /0\.5 MB/],
  ])('%i bytes of %s are not even begun', async (size, mimeType, words) => {
    await using desk = await startGraph();
    expect(fileProblems(size, mimeType).join(' ')).toMatch(words);
    expect(fileProblems(size === 0 ? 1 : size - 1, mimeType)).toEqual([]);
    if (size > 20_000_000) return;
    expect(await upload(desk.graph, new Uint8Array(size), mimeType)).toMatchObject({ failure: { kind: 'unfit' } });
    expect(desk.meta.heard).toEqual([]);
  });

  test('an upload that Meta fails at is a failure like any other', async () => {
    await using desk = await startGraph({ timeoutMs: 500 });
    desk.meta.faults.next(
      { does: 'nothing', says: { kind: 'error', code: 131_053, message: 'Media upload error' } },
      { edge: 'POST number/media' },
    );
    expect(await upload(desk.graph, MARK_SHEET)).toMatchObject({
      failure: { kind: 'refused', code: 131_053, class: 'F' },
    });
    desk.meta.faults.next({ does: 'nothing', says: { kind: 'close' } }, { edge: 'POST number/media' });
    expect(await upload(desk.graph, MARK_SHEET)).toMatchObject({ failure: { kind: 'unknown_outcome' } });
  });
});

describe('what is told of a file', () => {
  test('its address, kind, hash and size', async () => {
    await using desk = await startGraph();
    const { id } = desk.meta.media.put(MARK_SHEET, 'application/pdf');
    expect(told(await readMedia(desk.graph, id))).toEqual({
      url: expect.stringContaining(`/files/${id}?`),
      mimeType: 'application/pdf',
      sha256: createHash('sha256').update(MARK_SHEET).digest('hex'),
      size: MARK_SHEET.length,
    });
  });

  test('a size that is written as a text is read, and facts without an address or a hash are none', async () => {
    await using desk = await startGraph();
    const { id } = desk.meta.media.put(MARK_SHEET, 'application/pdf');
    const say = (facts: object): void => {
      const says: Said = { kind: 'body', status: 200, text: JSON.stringify(facts) };
      desk.meta.faults.next({ does: 'all', says }, { edge: 'GET media' });
    };
    const whole = { url: 'https://lookaside.fbsbx.com/a', sha256: 'ab', mime_type: 'image/png', file_size: '303833' };
    say(whole);
    expect(told(await readMedia(desk.graph, id)).size).toBe(303_833);
    for (const missing of ['url', 'sha256'] as const) {
      say({ ...whole, [missing]: undefined });
      expect(await readMedia(desk.graph, id)).toMatchObject({
        failure: { kind: 'unknown_outcome', why: 'unreadable' },
      });
    }
  });

  test.each(['', '..', 'a/b', '../debug_token', 'a?b', '1'.repeat(201)])(
    '%j is no id, and is asked of nobody',
    async (id) => {
      await using desk = await startGraph();
      expect(await readMedia(desk.graph, id)).toMatchObject({ failure: { kind: 'unfit' } });
      expect(desk.meta.heard).toEqual([]);
    },
  );
});

describe('downloading', () => {
  const facts = async (desk: Awaited<ReturnType<typeof startGraph>>, bytes = MARK_SHEET): Promise<MediaFacts> =>
    told(await readMedia(desk.graph, desk.meta.media.put(bytes, 'application/pdf').id));

  test('a file comes byte for byte, its hash told in hex or in base64', async () => {
    await using desk = await startGraph();
    const known = await facts(desk);
    const hex = await download(known);
    expect(hex.outcome).toEqual({ ok: true, size: MARK_SHEET.length });
    expect(hex.bytes.equals(MARK_SHEET)).toBe(true);
    const base64 = Buffer.from(known.sha256, 'hex').toString('base64');
    expect((await download({ ...known, sha256: base64 })).outcome.ok).toBe(true);
  });

  test('a file that is not what Meta said is damaged, were it by one byte', async () => {
    await using desk = await startGraph();
    const known = await facts(desk);
    const spoiled = Buffer.from(MARK_SHEET);
    spoiled[100] = 0;
    const says: Said = { kind: 'body', status: 200, text: spoiled.toString() };
    desk.meta.faults.next({ does: 'all', says }, { edge: 'GET file' });
    expect((await download(known)).outcome).toEqual({ ok: false, failure: { kind: 'damaged' } });
    expect((await download({ ...known, sha256: '' })).outcome).toMatchObject({ failure: { kind: 'damaged' } });
  });

  test('a file that is too large is not begun, and one that grows on the way is not finished', async () => {
    await using desk = await startGraph();
    const known = await facts(desk);
    const before = desk.meta.heard.length;
    const failure = { kind: 'too_large', most: 10_000 };
    expect((await download(known, { most: 10_000 })).outcome).toEqual({ ok: false, failure });
    expect(desk.meta.heard).toHaveLength(before);
    const lied = await download({ ...known, size: 5 }, { most: 10_000 });
    expect(lied.outcome).toEqual({ ok: false, failure });
    expect(lied.bytes.length).toBeLessThanOrEqual(10_000);
  });

  test('an address lives five minutes; then the facts are read again', async () => {
    let now = 1_000_000;
    await using desk = await startGraph({}, { now: () => now });
    const known = await facts(desk);
    now += 5 * 60_000;
    expect((await download(known)).outcome.ok).toBe(true);
    now += 1;
    expect((await download(known)).outcome).toEqual({ ok: false, failure: { kind: 'expired' } });
    const id = new URL(known.url).pathname.split('/').at(-1) ?? '';
    expect((await download(told(await readMedia(desk.graph, id)))).outcome.ok).toBe(true);
  });

  test.each<readonly [string, Said, object]>([
    ['the line breaks', { kind: 'torn' }, { kind: 'unknown_outcome', why: 'dropped' }],
    ['it stops halfway', { kind: 'stall' }, { kind: 'unknown_outcome', why: 'timeout' }],
    ['only half comes', { kind: 'half' }, { kind: 'damaged' }],
    ['Meta limits us', { kind: 'error', code: 4, message: TOKEN }, { kind: 'refused', code: 4, class: 'B' }],
    ['the token is dead', { kind: 'error', code: 190, status: 401 }, { kind: 'refused', code: 190 }],
    ['the page says 404', { kind: 'body', status: 404, text: '<html>' }, { kind: 'expired' }],
    ['Meta is down', { kind: 'body', status: 503, text: '' }, { kind: 'unknown_outcome', why: 'server_error' }],
    ['it is somewhere else', { kind: 'body', status: 302, text: '' }, { kind: 'unknown_outcome', why: 'unreadable' }],
  ])('when %s, what came is not the file', async (_, says, failure) => {
    await using desk = await startGraph();
    const known = await facts(desk);
    desk.meta.faults.next({ does: 'all', says }, { edge: 'GET file' });
    const { outcome } = await download(known, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ ok: false, failure });
    expect(JSON.stringify(outcome)).not.toContain(TOKEN);
  });

  test('what cannot be kept here is our own trouble, not one of the download', async () => {
    await using desk = await startGraph();
    const full = new Error('No space left');
    const needs = { fetch, token: () => TOKEN, trusts: onLoopback };
    const kept = downloadMedia(needs, await facts(desk), () => Promise.reject(full));
    await expect(kept).rejects.toBe(full);
  });

  test('a download can be given up', async () => {
    await using desk = await startGraph();
    const known = await facts(desk);
    const { outcome } = await download(known, {}, AbortSignal.abort());
    expect(outcome).toMatchObject({ failure: { kind: 'unknown_outcome', why: 'stopped' } });
  });
});

describe('the token', () => {
  test('goes to Meta\u2019s own hosts and to no other', async () => {
    const seen: unknown[] = [];
    await using stranger = await listen(
      createServer((request, response) => {
        seen.push(request.headers);
        response.end(MARK_SHEET);
      }),
    );
    await using desk = await startGraph({}, { filesAt: stranger.url });
    const known = told(await readMedia(desk.graph, desk.meta.media.put(MARK_SHEET, 'application/pdf').id));
    const outcome = await downloadMedia({ fetch, token: () => TOKEN }, known, () => undefined);
    expect(outcome).toEqual({ ok: false, failure: { kind: 'untrusted', host: new URL(stranger.url).host } });
    expect(seen).toEqual([]);
  });

  test('is not carried on by a redirection', async () => {
    const seen: unknown[] = [];
    await using stranger = await listen(
      createServer((request, response) => {
        seen.push(request.headers);
        response.end(MARK_SHEET);
      }),
    );
    await using metas = await listen(
      createServer((_, response) => response.writeHead(302, { Location: stranger.url }).end()),
    );
    const known = { url: `${metas.url}/file`, mimeType: 'image/png', sha256: 'ab', size: null };
    expect((await download(known)).outcome.ok).toBe(false);
    expect(seen).toEqual([]);
  });

  test.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://graph.facebook.com/v26.0/1', true],
    ['http://lookaside.fbsbx.com/a', false],
    ['https://lookaside.fbsbx.com:8443/a', false],
    ['https://lookaside.fbsbx.com.evil.example/a', false],
    ['https://evilfbsbx.com/a', false],
    ['https://lookaside.fbsbx.com@evil.example/a', false],
    ['https://evil.example/lookaside.fbsbx.com', false],
    ['https://evil.example#.fbsbx.com', false],
    ['file:///etc/passwd', false],
  ])('%s is one of them: %s', (address, own) => {
    expect(isMetas(new URL(address))).toBe(own);
  });

  test('is needed to download', async () => {
    await using desk = await startGraph();
    const known = told(await readMedia(desk.graph, desk.meta.media.put(MARK_SHEET, 'application/pdf').id));
    expect((await download(known, { token: () => 'another' })).outcome).toMatchObject({ failure: { code: 190 } });
    expect((await download(known, { token: () => null })).outcome).toMatchObject({ failure: { why: 'no_token' } });
    expect(await readMedia(clientOf(desk.meta, { token: () => null }), '1')).toMatchObject({
      failure: { kind: 'not_sent' },
    });
  });
});
