import type { TEMPLATE_ASKS } from '../../preload/contract/asks/templates.ts';
import type { TemplateRow } from '../../preload/contract/template.ts';
import { refusalOf } from '../failure-words.ts';
import { listTemplates } from '../graph/templates.ts';
import type { Graphs } from '../graphs.ts';
import { templateOf } from '../orders/template-orders.ts';
import { missing, Refusal } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import { compose } from '../templates/compose.ts';
import { templateRow } from '../templates/variables.ts';

export const createTemplateAnswers = (
  store: Store,
  graphs: Graphs,
  now: () => number,
): Pick<Answers, keyof typeof TEMPLATE_ASKS> => {
  const rowsOf = async (collegeId: string): Promise<readonly TemplateRow[]> =>
    (await store.read('templates', collegeId)).map(({ template, toldAt }) => templateRow(template, toldAt));

  return {
    'templates.list': async (_params, { collegeId }) => ({ rows: await rowsOf(collegeId) }),

    'templates.sync': async (_params, { collegeId }) => {
      const accounts = await accountsOf(store, collegeId);
      let unreadable = 0;
      for (const [wabaId, phoneNumberId] of accounts) {
        const at = now();
        const answer = await listTemplates(graphs(phoneNumberId), wabaId);
        if (!answer.ok) throw refusalOf(answer.failure);
        await store.write('saveTemplates', wabaId, answer.value.templates, at);
        unreadable += answer.value.unreadable;
      }
      return { rows: await rowsOf(collegeId), unreadable };
    },

    'templates.preview': async ({ template: choice, registrationId }, { collegeId }) => {
      const template = (await templateOf(store, collegeId, choice)) ?? missing('template');
      const students = registrationId === undefined ? [] : await store.read('students', collegeId, [registrationId]);
      if (registrationId !== undefined && students.length === 0) return missing('registration');
      const { filled, problem } = compose(template, choice, students[0] ?? SOMEBODY);
      return { filled, problem };
    },
  };
};

/** Whom a preview is for while nobody is chosen: fields stay visible as they are written. */
const SOMEBODY = {
  name: '{name}',
  externalId: '{external_id}',
  phone: '{phone}',
  course: '{course}',
  batch: '{batch}',
  email: '{email}',
} as const;

/** Each account of the college with a number that can ask for it. */
const accountsOf = async (store: Store, collegeId: string): Promise<ReadonlyMap<string, string>> => {
  const numbers = (await store.read('numbers')).filter((number) => number.collegeId === collegeId);
  const accounts = new Map(
    numbers.flatMap(({ wabaId, phoneNumberId }) => (wabaId === null ? [] : [[wabaId, phoneNumberId] as const])),
  );
  if (accounts.size > 0) return accounts;
  throw new Refusal(
    'conflict',
    'No WhatsApp account is known for this college. Enter the account of its number in Settings.',
  );
};
