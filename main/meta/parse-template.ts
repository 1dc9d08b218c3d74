import {
  TEMPLATE_CATEGORIES,
  TEMPLATE_QUALITIES,
  TEMPLATE_STATUSES,
  type TemplateCategory,
} from '../../preload/contract/template.ts';
import { type Change, strayOf } from './change.ts';
import type { StrayLine, TemplateLine, TemplateWords } from './line.ts';
import { type Fields, id, words, wordsOrNull } from './read.ts';

type Told = Pick<TemplateLine, 'status' | 'reason' | 'category' | 'quality' | 'words'>;

/** The four fields that say how a template stands (PLATFORM 2.2). Ids may be numbers, and are not needed. */
export const parseTemplate = (change: Change): TemplateLine | StrayLine => {
  const { wabaId, phoneNumberId, field, at, value } = change;
  const name = id(value, 'message_template_name');
  const language = id(value, 'message_template_language');
  if (name === null || language === null) return strayOf('unknown_shape', change);
  return { kind: 'template', wabaId, phoneNumberId, field, name, language, ...toldBy(change), toldAt: at };
};

const toldBy = ({ field, value }: Change): Told => {
  switch (field) {
    case 'message_template_status_update':
      return { ...NOTHING, status: oneOf(TEMPLATE_STATUSES, value, 'event'), reason: reasonOf(value) };
    case 'message_template_quality_update':
      return { ...NOTHING, quality: oneOf(TEMPLATE_QUALITIES, value, 'new_quality_score') };
    case 'template_category_update':
      return { ...NOTHING, category: categoryOf(value) };
    case 'message_template_components_update':
      return { ...NOTHING, words: wordsOf(value) };
    default:
      return NOTHING;
  }
};

const NOTHING: Told = { status: null, reason: null, category: null, quality: null, words: null };

const reasonOf = (value: Fields): string | null => {
  const reason = wordsOrNull(value, 'reason', 200);
  return reason === 'NONE' ? null : reason;
};

/** An impending change names what will be beside what is; only a completed one, which names what was, moves anything. */
const categoryOf = (value: Fields): TemplateCategory | null =>
  wordsOrNull(value, 'previous_category', 50) === null ? null : oneOf(TEMPLATE_CATEGORIES, value, 'new_category');

/** Title and footer are there only where the template has them. */
const wordsOf = (value: Fields): TemplateWords | null => {
  const body = words(value, 'message_template_element', 4_096);
  if (body === '') return null;
  const header = wordsOrNull(value, 'message_template_title', 1_024);
  return { header, body, footer: wordsOrNull(value, 'message_template_footer', 1_024) };
};

/** One of these words, whatever its case; `unknown` for one that is newer than this program, `null` for none. */
const oneOf = <const W extends string>(known: readonly W[], value: Fields, key: string): W | 'unknown' | null => {
  const word = wordsOrNull(value, key, 50)?.toLowerCase();
  return word === undefined ? null : (known.find((other) => other === word) ?? 'unknown');
};
