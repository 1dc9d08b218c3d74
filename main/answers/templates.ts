import type { TEMPLATE_ASKS } from '../../preload/contract/asks/templates.ts';
import type { TemplateRow } from '../../preload/contract/template.ts';
import { templateOf } from '../orders/template-orders.ts';
import { missing } from '../refusal.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import type { TemplateSync } from '../template-sync.ts';
import { compose } from '../templates/compose.ts';
import { templateRow } from '../templates/variables.ts';

export const createTemplateAnswers = (
  store: Store,
  { sync }: Pick<TemplateSync, 'sync'>,
): Pick<Answers, keyof typeof TEMPLATE_ASKS> => {
  const rowsOf = async (collegeId: string): Promise<readonly TemplateRow[]> =>
    (await store.read('templates', collegeId)).map(({ template, toldAt }) => templateRow(template, toldAt));

  return {
    'templates.list': async (_params, { collegeId }) => ({ rows: await rowsOf(collegeId) }),

    'templates.sync': async (_params, { collegeId }) => {
      const { unreadable } = await sync(collegeId);
      return { rows: await rowsOf(collegeId), unreadable };
    },

    'templates.preview': async ({ template: choice, registrationId }, { collegeId }) => {
      const template = (await templateOf(store, collegeId, choice)) ?? missing('template');
      const students = registrationId === undefined ? [] : await store.read('students', collegeId, [registrationId]);
      if (registrationId !== undefined && students.length === 0) return missing('registration');
      const { filled, problems } = compose(template, choice, students[0] ?? null);
      return { filled, problems };
    },
  };
};
