import type { Content } from './line.ts';
import { parseError } from './parse-error.ts';
import { parseInteractive } from './parse-interactive.ts';
import type { Payload } from './payload.ts';
import { prune } from './prune.ts';
import { type Fields, flag, id, inner, isFields, list, number, own, words, wordsOrNull } from './read.ts';

const LONGEST_TEXT = 65_536;
const LONGEST_LINE = 1_000;
const LONGEST_KIND = 64;

/** Meta's `type` in lower case; `unknown` where there is none. */
export const kindOf = (message: Fields): string =>
  (typeof own(message, 'type') === 'string' && words(message, 'type', LONGEST_KIND).toLowerCase()) || 'unknown';

/** What a message holds, of any type (PLATFORM 6): one that we do not know keeps a small copy of what it carries. */
export const parseContent = (message: Fields): Content => {
  const kind = kindOf(message);
  const read = PAYLOADS.get(kind);
  const { text, media, extra } =
    read === undefined ? readUnknown(message, kind) : read(inner(message, kind), own(message, kind));
  const all = { ...extra, ...readSurroundings(message) };
  return { kind, text: text ?? '', media: media ?? null, extra: Object.keys(all).length === 0 ? null : all };
};

const readMedia = (file: Fields): Payload => {
  const extra = {
    ...(flag(file, 'voice') && { voice: true }),
    ...(flag(file, 'animated') && { animated: true }),
  };
  return {
    text: words(file, 'caption', LONGEST_TEXT),
    media: {
      id: id(file, 'id'),
      mime: wordsOrNull(file, 'mime_type', 200),
      filename: wordsOrNull(file, 'filename', 255),
      sha256: wordsOrNull(file, 'sha256', 100),
    },
    extra,
  };
};

const readLocation = (location: Fields): Payload => {
  const name = wordsOrNull(location, 'name', LONGEST_LINE);
  const address = wordsOrNull(location, 'address', LONGEST_LINE);
  return {
    text: [name, address].filter((line) => line !== null).join(', '),
    extra: {
      latitude: number(location, 'latitude'),
      longitude: number(location, 'longitude'),
      name,
      address,
      url: wordsOrNull(location, 'url', 2_000),
    },
  };
};

const readCards = (_: Fields, cards: unknown): Payload => {
  const people = (Array.isArray(cards) ? cards : []).filter(isFields).slice(0, 20);
  const names = people.map((card) => words(inner(card, 'name'), 'formatted_name', 200)).filter((name) => name !== '');
  return { text: names.join(', '), extra: { cards: prune(people) } };
};

const readButton = (button: Fields): Payload => ({
  text: words(button, 'text', LONGEST_LINE),
  extra: { payload: words(button, 'payload', LONGEST_LINE) },
});

const readOrder = (order: Fields): Payload => ({
  text: words(order, 'text', LONGEST_TEXT),
  extra: { catalogId: id(order, 'catalog_id'), items: prune(list(order, 'product_items').slice(0, 50)) },
});

const readSystem = (system: Fields): Payload => ({
  text: words(system, 'body', LONGEST_TEXT),
  extra: { type: wordsOrNull(system, 'type', LONGEST_KIND) },
});

const readUnsupported = (unsupported: Fields): Payload => ({
  extra: { type: wordsOrNull(unsupported, 'type', LONGEST_KIND) },
});

const readUnknown = (message: Fields, kind: string): Payload => {
  const carried = own(message, kind);
  return carried === undefined ? {} : { extra: { carried: prune(carried) } };
};

const PAYLOADS: ReadonlyMap<string, (carried: Fields, raw: unknown) => Payload> = new Map([
  ['text', (text: Fields) => ({ text: words(text, 'body', LONGEST_TEXT) })],
  ['image', readMedia],
  ['video', readMedia],
  ['sticker', readMedia],
  ['audio', readMedia],
  ['voice', readMedia],
  ['document', readMedia],
  ['location', readLocation],
  ['contacts', readCards],
  ['interactive', parseInteractive],
  ['button', readButton],
  ['order', readOrder],
  ['system', readSystem],
  ['unsupported', readUnsupported],
]);

/** What may stand beside any type: the advertisement it came from, how it was passed on, why it cannot be shown. */
const readSurroundings = (message: Fields): Fields => {
  const context = inner(message, 'context');
  const referral = own(message, 'referral');
  const product = own(context, 'referred_product');
  const error = parseError(message);
  return {
    ...(isFields(referral) && { referral: prune(referral) }),
    ...(isFields(product) && { product: prune(product) }),
    ...(flag(context, 'forwarded') && { forwarded: true }),
    ...(flag(context, 'frequently_forwarded') && { frequentlyForwarded: true }),
    ...(error !== null && { error }),
  };
};
