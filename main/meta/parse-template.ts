import { type Change, strayOf } from './change.ts';
import type { StrayLine, TemplateLine } from './line.ts';
import { id, wordsOrNull } from './read.ts';

/**
 * The three fields that say how a template stands (PLATFORM 2.2). An impending change of category names what will be
 * beside what is; only a completed one, which names what was, moves anything.
 */
export const parseTemplate = (change: Change): TemplateLine | StrayLine => {
  const { wabaId, phoneNumberId, field, at, value } = change;
  const name = id(value, 'message_template_name');
  const language = id(value, 'message_template_language');
  if (name === null || language === null) return strayOf('unknown_shape', change);
  const word = (key: string): string | null => wordsOrNull(value, key, 50)?.toLowerCase() ?? null;
  const isCompleted = word('previous_category') !== null;
  return {
    kind: 'template',
    wabaId,
    phoneNumberId,
    field,
    name,
    language,
    status: field === 'message_template_status_update' ? word('event') : null,
    category: field === 'template_category_update' && isCompleted ? word('new_category') : null,
    quality: field === 'message_template_quality_update' ? word('new_quality_score') : null,
    toldAt: at,
  };
};
