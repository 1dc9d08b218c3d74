import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { Skipped } from '../../preload/contract/outgoing.ts';
import type { Template } from '../../preload/contract/template.ts';
import type { MediaRef } from '../meta/line.ts';
import type { Student } from '../store/read-students.ts';
import type { Order } from '../store/sending.ts';
import type { Store } from '../store/store.ts';
import { compose, readAs } from '../templates/compose.ts';
import { mediaOf, sendableFile } from './sendable-file.ts';

/** What can be queued, and whom it leaves out already. */
export type Drafted = { readonly orders: readonly Order[]; readonly skipped: readonly Skipped[] };

/** The template a choice names, as Meta last told of it; `null` where the college has none of that name and language. */
export const templateOf = async (store: Store, collegeId: string, choice: TemplateChoice): Promise<Template | null> => {
  const templates = await store.read('templates', collegeId);
  const found = templates.find(
    ({ template }) => template.name === choice.name && template.language === choice.language,
  );
  return found?.template ?? null;
};

/** One order for each registration, filled for it. Everything Meta would refuse is left out here, with the reason. */
export const templateOrders = async (
  store: Store,
  collegeId: string,
  choice: TemplateChoice,
  registrationIds: readonly string[],
  dedupeKeyOf: (registrationId: string) => string | null,
): Promise<Drafted> => {
  const template = await templateOf(store, collegeId, choice);
  const all = (reason: Skipped['reason']): Drafted => ({
    orders: [],
    skipped: registrationIds.map((registrationId) => ({ registrationId, reason, detail: null })),
  });
  if (template === null) return all('template_missing');
  const file = choice.headerFile === undefined ? null : await sendableFile(store, collegeId, choice.headerFile);
  if (choice.headerFile !== undefined && file === null) return all('file_missing');
  const students = await store.read('students', collegeId, registrationIds);
  const known = new Set(students.map(({ id }) => id));
  const skipped: Skipped[] = registrationIds
    .filter((id) => !known.has(id))
    .map((registrationId) => ({ registrationId, reason: 'no_such_registration', detail: null }));
  const orders = students.flatMap((student) => {
    const composed = compose(template, choice, student);
    const [problem] = composed.problems;
    if (problem) {
      skipped.push({ registrationId: student.id, ...problem });
      return [];
    }
    return [orderOf(template, composed, student, file && mediaOf(file), dedupeKeyOf(student.id))];
  });
  return { orders, skipped };
};

const orderOf = (
  { name, language, category }: Template,
  { message, filled }: ReturnType<typeof compose>,
  { id: registrationId }: Student,
  media: MediaRef | null,
  dedupeKey: string | null,
): Order => {
  return {
    registrationId,
    kind: 'template',
    text: readAs(filled),
    payload: JSON.stringify(message),
    template: { name, language },
    marketing: category === 'marketing',
    media,
    replyTo: null,
    dedupeKey,
  };
};
