import { en } from '../../../renderer/i18n/en.ts';
import { eventually } from '../../support/eventually.ts';
import type { SendingCampus } from '../../support/sending-campus.ts';
import { must, openStudent, type SendingFlow, takeFromMenu } from './flow.ts';

/** What `openKeyboardDesk` prepares: the first has written and was answered; nobody else has. */
const nameOf = ({ students }: SendingCampus, place: number): string => students[place]?.name ?? '';

const threadOf = async ({ office }: SendingCampus, name: string) => {
  const [found] = (await office.ask('registrations.list', { search: name })).rows;
  return (await office.ask('messages.list', { registrationId: found?.id ?? '' })).rows;
};

export const STUDENT_FLOWS: readonly SendingFlow[] = [
  {
    name: 'search and filter registrations',
    play: async ({ press, type, reach, holds }, { page }, { office, students }) => {
      await press('Control+k');
      await holds(page.getByRole('searchbox'));
      await type('98');
      await press('ArrowDown');
      await holds(page.getByRole('grid'));
      const course = page.getByRole('combobox', { name: en.column.course });
      await reach(course, 6, 'Shift+Tab');
      await press('ArrowDown', 'ArrowDown', 'Enter');
      const chosen = await eventually('a course is chosen', () => course.inputValue());
      must(
        students.some((student) => student.course === chosen),
        'what was chosen is a course',
      );
      const { total } = await office.ask('registrations.list', { search: '98', course: chosen });
      await page.getByText(`${total} student${total === 1 ? '' : 's'}`, { exact: true }).waitFor();
      await holds(course);
    },
  },
  {
    name: 'open a student, and come back to the list',
    play: async ({ reach, press, holds }, { page, panel }) => {
      await reach(page.getByRole('grid'), 25);
      await press('ArrowDown', 'ArrowDown', 'Enter');
      await panel.getByRole('heading').first().waitFor();
      await press('Escape');
      await panel.waitFor({ state: 'detached' });
      await holds(page.getByRole('grid'));
    },
  },
  {
    name: 'answer a student',
    play: async (hands, window, desk) => {
      const name = nameOf(desk, 0);
      await openStudent(hands, window, name);
      await hands.reach(window.panel.getByRole('textbox', { name: en.compose.label }), 16);
      await hands.type('Come at eleven');
      await hands.press('Enter');
      // In the thread; for a moment the words also stand where they were written.
      await window.panel.getByRole('region', { name: en.panel.thread }).getByText('Come at eleven').waitFor();
      const [last] = await threadOf(desk, name);
      must(last?.text === 'Come at eleven', 'the answer is on its way');
    },
  },
  {
    name: 'choose a template, fill it and send it',
    play: async (hands, window, desk) => {
      const { panel } = window;
      const name = nameOf(desk, 1);
      await openStudent(hands, window, name);
      await hands.reach(panel.getByLabel(en.template.search), 12);
      await hands.type('admit');
      await hands.press('ArrowDown');
      await hands.holds(panel.getByRole('button', { name: /^admit_card/ }));
      await hands.press('Enter');
      for (const [field, words] of [
        ['1', 'Asha'],
        ['2', 'B.Sc.'],
      ] as const) {
        await hands.reach(panel.getByLabel(`Value ${field}`, { exact: true }), 8);
        await hands.type(words);
      }
      await hands.reach(panel.getByRole('button', { name: en.compose.send, exact: true }), 8);
      await hands.press('Enter');
      await eventually('it is on its way', async () =>
        (await threadOf(desk, name)).some(({ text }) => text.includes('admit card for B.Sc.')),
      );
    },
  },
  {
    name: 'read the timeline of a message',
    play: async (hands, window, desk) => {
      await openStudent(hands, window, nameOf(desk, 0));
      const tick = window.panel.getByTitle(en.timeline.title).first();
      await hands.reach(tick, 12);
      await hands.press('Enter');
      await window.panel.getByRole('table').getByRole('rowheader').first().waitFor();
      await hands.holds(tick);
    },
  },
  {
    name: 'forget a student, once that was confirmed',
    play: async (hands, window, desk) => {
      const { page, panel } = window;
      const name = nameOf(desk, 2);
      await openStudent(hands, window, name);
      const more = panel.getByRole('button', { name: en.panel.more });
      await hands.reach(more, 8);
      await takeFromMenu(hands, page.getByRole('menuitem', { name: en.forget.open }), 'End');
      const dialog = page.getByRole('dialog');
      await hands.holds(dialog.getByRole('button', { name: en.forget.no }));
      await hands.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await hands.holds(more);
      await takeFromMenu(hands, page.getByRole('menuitem', { name: en.forget.open }), 'End');
      await hands.holds(dialog.getByRole('button', { name: en.forget.no }));
      await hands.reach(dialog.getByRole('checkbox'), 4);
      await hands.press('Space');
      await hands.reach(dialog.getByRole('button', { name: en.forget.yes }), 3);
      await hands.press('Enter');
      await dialog.getByRole('heading', { name: en.forget.done }).waitFor();
      await hands.reach(dialog.getByRole('button', { name: en.forget.close }).last(), 4);
      await hands.press('Enter');
      await panel.waitFor({ state: 'detached' });
      const { total } = await desk.office.ask('registrations.list', { search: name });
      must(total === 0, 'the student is forgotten');
    },
  },
  {
    name: 'import a list',
    play: async ({ reach, press, holds }, { page }, { office }) => {
      // The browser is told early: it takes a while until it hands choosers over.
      const asked = page.waitForEvent('filechooser', { timeout: 60_000 });
      const open = page.getByRole('button', { name: en.import.open });
      await reach(open, 25);
      await press('Enter');
      const dialog = page.getByRole('dialog');
      await holds(dialog.getByRole('button', { name: en.import.choose }));
      await press('Enter');
      const buffer = Buffer.from('ID,Name,Phone\nK-1,Kiran Keys,9812345671\nK-2,Kavya Keys,9812345672\n');
      await (await asked).setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
      await reach(dialog.getByRole('button', { name: 'Import 2 rows' }), 16);
      await press('Enter');
      await reach(dialog.getByRole('button', { name: en.import.finish }), 6);
      await press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await holds(open);
      const { total } = await office.ask('registrations.list', { search: 'Keys' });
      must(total === 2, 'both are imported');
    },
  },
];
