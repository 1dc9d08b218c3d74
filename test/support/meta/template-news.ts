import { type Body, type Change, envelope } from './bodies.ts';
import type { TemplateObject } from './template-object.ts';

/** What Meta tells of a template that changed from one to the other: a change for each field concerned (PLATFORM 2.2). */
export const templateChanges = (before: TemplateObject, after: TemplateObject): readonly Change[] => {
  // A number here, though the Graph API writes it as text (PLATFORM 2.1).
  const which = {
    message_template_id: Number(after.id),
    message_template_name: after.name,
    message_template_language: after.language,
  };
  const told = (field: string, value: object): Change => ({ field, value: { ...which, ...value } });
  const [was, is] = [before.quality_score?.score ?? 'UNKNOWN', after.quality_score?.score ?? 'UNKNOWN'];
  return [
    ...(before.status === after.status ? [] : [told('message_template_status_update', statusValue(after))]),
    ...(was === is
      ? []
      : [told('message_template_quality_update', { previous_quality_score: was, new_quality_score: is })]),
    ...(before.category === after.category
      ? []
      : [told('template_category_update', { previous_category: before.category, new_category: after.category })]),
    ...(before.components === after.components
      ? []
      : [told('message_template_components_update', componentsValue(after))]),
  ];
};

/** A delivery with these; `at` is Meta's time, in milliseconds UTC. */
export const templateBody = (wabaId: string, changes: readonly Change[], at: number): Body =>
  envelope({ id: wabaId, time: Math.floor(at / 1_000), changes });

const statusValue = ({ status, category, rejected_reason: reason = 'NONE' }: TemplateObject): object => ({
  event: status,
  message_template_category: category,
  reason: status === 'REJECTED' ? reason : null,
});

const componentsValue = ({ components }: TemplateObject): object => {
  const text = (type: string): unknown => components.find((part) => part.type === type)?.text;
  const [title, element, footer] = ['HEADER', 'BODY', 'FOOTER'].map(text);
  return {
    ...(title !== undefined && { message_template_title: title }),
    message_template_element: element,
    ...(footer !== undefined && { message_template_footer: footer }),
  };
};
