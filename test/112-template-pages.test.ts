import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../preload/contract/failures.ts';
import { en } from '../renderer/i18n/en.ts';
import { hi } from '../renderer/i18n/hi.ts';
import { LANGUAGES } from '../renderer/i18n/language.ts';
import { sharedBrowser } from './support/browser.ts';
import { type ConsoleWindow, openWindow } from './support/console-window.ts';
import type { Student } from './support/meta/students.ts';
import { bodyTemplate, type TemplateObject } from './support/meta/template-object.ts';
import { openSendingCampus, type SendingCampus } from './support/sending-campus.ts';

const WORDS = en.template;
const LIST = 'GET account/message_templates';

let browser: Browser;
let campus: SendingCampus;
let window: ConsoleWindow;
/** How many students were looked at. */
let met = 0;
beforeAll(async () => {
  [browser, campus] = await Promise.all([sharedBrowser(), openSendingCampus(12)]);
  window = await openWindow({ browser, address: campus.program.console, token: campus.program.token });
}, 120_000);
afterAll(async () => {
  await window?.[Symbol.asyncDispose]();
  await campus?.[Symbol.asyncDispose]();
});

/** On the conversation with the next student, who has never written: templates are what can be sent. */
const open = async (on: ConsoleWindow = window): Promise<Student> => {
  const student = campus.students.toSorted((a, b) => a.name.localeCompare(b.name))[met];
  if (!student) throw new Error('There are more tests than students');
  met += 1;
  await on.page.getByRole('row').nth(met).click();
  await on.panel.getByRole('heading', { name: student.name }).waitFor();
  await on.panel.getByRole('textbox').first().waitFor();
  return student;
};
const option = ({ panel }: ConsoleWindow, name: string): Locator =>
  panel.getByRole('button', { name: new RegExp(`^${name}`) });
const templateOf = (name: string): TemplateObject => {
  const found = campus.meta.templates.find((other) => other.name === name);
  if (!found) throw new Error(`No template ${name}`);
  return found;
};
const expectQuiet = ({ complaints, strays }: ConsoleWindow): void =>
  expect({ complaints, strays }).toEqual({ complaints: [], strays: [] });

describe('choosing a template', () => {
  test('is done by a few letters and the arrow keys', async () => {
    await open();
    const { page, panel } = window;
    await panel.getByLabel(WORDS.search).fill('fee pay');
    await option(window, 'fee_payment').waitFor();
    expect(await panel.getByRole('button', { name: /^(admit_card|offer_letter)/ }).count()).toBe(0);
    await panel.getByLabel(WORDS.search).press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.getByLabel('Value name', { exact: true }).waitFor();
    expectQuiet(window);
  });

  test('one that cannot be sent says why, and is not chosen', async () => {
    await open();
    const paused = option(window, 'campus_tour');
    expect(await paused.innerText()).toContain(WORDS.paused);
    expect(await paused.isDisabled()).toBe(true);
    expect(await option(window, 'win_a_prize').innerText()).toContain(`${WORDS.rejected}\n${WORDS.why_abusive}`);
    await window.panel.getByLabel(WORDS.search).fill('nothing of the kind');
    await window.panel.getByText(WORDS.no_match).waitFor();
  });

  test('follows what Meta decides, without a click', async () => {
    const before = templateOf('scholarship_day');
    await open();
    await option(window, 'scholarship_day').getByText(WORDS.marketing).waitFor();
    await campus.meta.decide({ ...before, quality_score: { score: 'YELLOW' } });
    await option(window, 'scholarship_day').getByText(WORDS.quality_yellow).waitFor();
    await campus.meta.decide({ ...before, status: 'PAUSED' });
    await option(window, 'scholarship_day').getByText(WORDS.paused).waitFor();
    await campus.meta.decide(before);
    expectQuiet(window);
  });

  test('reads them from WhatsApp on demand', async () => {
    campus.meta.templates.push(bodyTemplate(90, 'library_card', 'Dear {{1}}, your library card is ready.'));
    await open();
    await window.panel.getByRole('button', { name: WORDS.sync }).click();
    await option(window, 'library_card').waitFor();
    campus.meta.templates.splice(
      campus.meta.templates.findIndex(({ name }) => name === 'library_card'),
      1,
    );
    await window.panel.getByRole('button', { name: WORDS.sync }).click();
    await option(window, 'library_card').getByText(WORDS.deleted).waitFor();
  });

  test.each(LANGUAGES)('says in words why they could not be read, in %s', async (language) => {
    const words = { en, hi }[language];
    campus.meta.faults.next(
      { does: 'nothing', says: { kind: 'error', code: 190, message: 'Error validating access token' } },
      { edge: LIST },
    );
    const { console: address, token } = campus.program;
    await using theirs = await openWindow({ browser, address, token, language });
    await open(theirs);
    await theirs.panel.getByRole('button', { name: words.template.sync }).click();
    const { what, next } = failureOf(190)[language];
    await theirs.panel.getByRole('alert').getByText(`${what} ${next}`).waitFor();
    expect(await option(theirs, 'admit_card').isEnabled()).toBe(true);
  });
});

describe('filling a template', () => {
  test('shows it as the student will read it, with a field of the registration put in by the menu', async () => {
    const { name } = await open();
    const { page, panel } = window;
    await option(window, 'admit_card').click();
    const preview = panel.getByRole('region', { name: WORDS.preview });
    await preview.getByText('Dear {{1}}, your admit card for {{2}} is ready.').waitFor();
    await panel.getByText('2 values are still missing').waitFor();
    const first = panel.getByLabel('Value 1', { exact: true });
    expect(await first.getAttribute('placeholder')).toBe('For example Asha');
    await panel.getByRole('button', { name: 'Insert a field of the student into 1' }).click();
    await page.getByRole('menuitem', { name: en.placeholder.first_name }).click();
    expect(await first.inputValue()).toBe('{first_name}');
    await panel.getByLabel('Value 2', { exact: true }).fill('B.Sc.');
    await preview.getByText(`Dear ${name.split(' ')[0]}, your admit card for B.Sc. is ready.`).waitFor();
    expect(await panel.getByText('still missing').count()).toBe(0);
    expectQuiet(window);
  });

  test('says beside the field what Meta would refuse', async () => {
    await open();
    await option(window, 'admit_card').click();
    await window.panel.getByLabel('Value 1', { exact: true }).fill('a     b');
    await window.panel.getByText(en.skip.variable_unfit).waitFor();
    await window.panel.getByLabel('Value 2', { exact: true }).fill('y'.repeat(1_100));
    await window.panel.getByText(en.skip.too_long).waitFor();
  });

  test('goes on with the template as it is after an edit, and a value nobody asks for any more is left out', async () => {
    const before = templateOf('admit_card');
    await open();
    const { panel } = window;
    await option(window, 'admit_card').click();
    await panel.getByLabel('Value 1', { exact: true }).fill('Asha');
    await panel.getByLabel('Value 2', { exact: true }).fill('B.Sc.');
    await campus.meta.decide({ ...before, components: [{ type: 'BODY', text: 'Dear {{1}}, come and fetch it.' }] });
    await panel.getByRole('region', { name: WORDS.preview }).getByText('Dear Asha, come and fetch it.').waitFor();
    await panel.getByText(en.skip.variable_unknown).waitFor();
    expect(await panel.getByLabel('Value 2', { exact: true }).count()).toBe(0);
    await panel.getByRole('button', { name: WORDS.leave_out }).click();
    await panel.getByText(en.skip.variable_unknown).waitFor({ state: 'detached' });
    await campus.meta.decide(before);
    expectQuiet(window);
  });

  test('shows the file its header wants, and its buttons', async () => {
    await open();
    await option(window, 'offer_letter').click();
    const preview = window.panel.getByRole('region', { name: WORDS.preview });
    await preview.getByText(WORDS.header_document).waitFor();
    await window.panel.getByText(en.skip.file_missing).waitFor();
    await window.panel.getByRole('button', { name: en.compose.other_template }).click();
    await option(window, 'counselling_call').click();
    expect(await preview.getByRole('listitem').allInnerTexts()).toEqual(['I will come', 'Another day']);
  });
});
