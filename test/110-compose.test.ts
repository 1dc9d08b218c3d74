import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { template as readTemplate } from '../main/graph/template.ts';
import { templatePayload } from '../main/graph/template-payload.ts';
import { templateProblems } from '../main/graph/template-problems.ts';
import { compose, readAs } from '../main/templates/compose.ts';
import { fillFields } from '../main/templates/fill-fields.ts';
import { templateRow, variablesOf } from '../main/templates/variables.ts';
import type { TemplateChoice } from '../preload/contract/asks/sending.ts';
import type { Template } from '../preload/contract/template.ts';
import { aTemplate } from './support/a-template.ts';
import { GraphError } from './support/meta/graph-error.ts';
import { checkTemplate } from './support/meta/template-check.ts';
import { bodyTemplate } from './support/meta/template-object.ts';

const ASHA = {
  name: 'Asha Verma',
  externalId: 'A-1',
  phone: '+919812345678',
  course: 'B.Sc. Physics',
  batch: '2026',
  email: null,
};

const choice = (variables: Record<string, string>, more: Partial<TemplateChoice> = {}): TemplateChoice => ({
  name: 'offer',
  language: 'en',
  variables,
  ...more,
});

const FILLED = choice({ 1: '{first_name}', 2: '{course}' });

describe('a template filled for a student', () => {
  it('is what Meta wants and what the student reads', () => {
    const { message, filled, problems } = compose(aTemplate(), FILLED, ASHA);
    expect(problems).toEqual([]);
    expect(message).toEqual({
      type: 'template',
      name: 'offer',
      language: 'en',
      body: { format: 'positional', values: ['Asha', 'B.Sc. Physics'] },
    });
    expect(readAs(filled)).toBe('Dear Asha, your place in B.Sc. Physics is ready.');
  });

  it('with named values, a header, a footer and buttons is whole', () => {
    const whole = aTemplate({
      format: 'named',
      header: { kind: 'text', text: 'For {{name}}' },
      body: 'Pay {{amount}} by {{day}}.',
      footer: 'Sample College',
      buttons: [
        { index: 0, kind: 'quick_reply', text: 'Paid', url: null },
        { index: 1, kind: 'url', text: 'Pay now', url: 'https://pay.example/{{1}}' },
        { index: 2, kind: 'copy_code', text: 'Copy code', url: null },
      ],
    });
    const variables = {
      'header:name': '{name}',
      amount: '500',
      day: 'Monday',
      'button:1': '{external_id}',
      'button:2': 'A1',
    };
    const { message, filled, problems } = compose(whole, choice(variables), ASHA);
    expect(problems).toEqual([]);
    expect(message).toMatchObject({
      header: { kind: 'text', values: { format: 'named', values: { name: 'Asha Verma' } } },
      body: { format: 'named', values: { amount: '500', day: 'Monday' } },
      buttons: [
        { kind: 'url', index: 1, suffix: 'A-1' },
        { kind: 'copy_code', index: 2, code: 'A1' },
      ],
    });
    expect(filled).toMatchObject({
      header: 'For Asha Verma',
      footer: 'Sample College',
      buttons: ['Paid', 'Pay now', 'Copy code'],
    });
    expect(templateProblems(message)).toEqual([]);
  });

  it('carries the file of its header as one of ours, to be uploaded when it is sent', () => {
    const brochure = aTemplate({ header: { kind: 'document' }, body: 'See the file.' });
    expect(compose(brochure, choice({}), ASHA).problems).toEqual([{ reason: 'file_missing', detail: 'header' }]);
    expect(compose(brochure, choice({}, { headerFile: 'f_1' }), ASHA)).toMatchObject({
      problems: [],
      message: { header: { kind: 'document', mediaId: 'file:f_1' } },
    });
  });

  it.each([
    ['is not approved', aTemplate({ status: 'paused' }), FILLED, 'template_not_approved', 'paused'],
    [
      'has parts that nobody here knows',
      aTemplate({ strange: ['CAROUSEL'] }),
      FILLED,
      'template_not_approved',
      'approved',
    ],
    ['lacks a value', aTemplate(), choice({ 1: 'x' }), 'variable_missing', '2'],
    [
      'would be filled from a field the student has not',
      aTemplate(),
      choice({ 1: 'x', 2: '{email}' }),
      'variable_missing',
      '2',
    ],
    ['has a line break in a value', aTemplate(), choice({ 1: 'a\nb', 2: 'x' }), 'variable_unfit', '1'],
    ['has five spaces in a value', aTemplate(), choice({ 1: 'x', 2: 'a     b' }), 'variable_unfit', '2'],
    ['grows too long', aTemplate(), choice({ 1: 'x', 2: 'y'.repeat(1_100) }), 'too_long', 'body'],
  ])('is not sent where it %s', (_name, told, chosen, reason, detail) => {
    expect(compose(told, chosen, ASHA).problems).toEqual([{ reason, detail }]);
  });

  it('is told everything that stands in its way at once', () => {
    const chosen = choice({ 2: 'a\tb', surname: 'Verma', 'header:1': 'x' });
    expect(compose(aTemplate(), chosen, ASHA).problems).toEqual([
      { reason: 'variable_missing', detail: '1' },
      { reason: 'variable_unfit', detail: '2' },
      { reason: 'variable_unknown', detail: 'surname' },
      { reason: 'variable_unknown', detail: 'header:1' },
    ]);
  });

  it('grows too long in the header or in the end of a link as well', () => {
    const long = aTemplate({
      header: { kind: 'text', text: 'For {{1}}' },
      body: 'Pay.',
      buttons: [{ index: 0, kind: 'url', text: 'Pay', url: 'https://pay.example/{{1}}' }],
    });
    const reasons = (header: number, button: number) =>
      compose(long, choice({ 'header:1': 'x'.repeat(header), 'button:0': 'y'.repeat(button) }), ASHA).problems;
    expect(reasons(56, 2_000)).toEqual([]);
    expect(reasons(57, 2_001)).toEqual([
      { reason: 'too_long', detail: 'header' },
      { reason: 'too_long', detail: 'button:0' },
    ]);
  });

  it('keeps its fields as they are written while nobody is chosen', () => {
    expect(readAs(compose(aTemplate(), FILLED, null).filled)).toBe(
      'Dear {first_name}, your place in {course} is ready.',
    );
  });

  it('that has no problem here has none in the Graph client either, whatever fills it', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('{name}', '{email}', 'a\tb', '     ', '{first_name} {course}', '{'),
    );
    fc.assert(
      fc.property(value, value, fc.constantFrom('named', 'positional'), (first, second, format) => {
        const { message, problems } = compose(aTemplate({ format }), choice({ 1: first, 2: second }), ASHA);
        if (problems.length === 0) expect(templateProblems(message)).toEqual([]);
      }),
    );
  });
});

describe('a template of any kind, filled with anything', () => {
  const text = fc.constantFrom('Dear student.', 'Dear {{1}}.', '{{1}}, {{2}}', 'Dear {{name}}.', '{{name}} on {{day}}');
  const button = fc.constantFrom(
    { type: 'QUICK_REPLY', text: 'Yes' },
    { type: 'URL', text: 'Pay', url: 'https://pay.example/{{1}}' },
    { type: 'URL', text: 'Site', url: 'https://college.example/' },
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+918047100100' },
    { type: 'COPY_CODE', text: 'Copy' },
    { type: 'FLOW', text: 'Form' },
    { type: 'OTP', text: 'Code' },
  );
  const header = fc.constantFrom(
    { format: 'TEXT', text: 'Fees' },
    { format: 'TEXT', text: 'For {{1}}' },
    { format: 'TEXT', text: 'For {{name}}' },
    { format: 'IMAGE' },
    { format: 'DOCUMENT' },
    { format: 'LOCATION' },
    { format: 'GIF' },
  );
  const anyTemplate = fc
    .record({
      header: fc.option(header),
      body: text,
      buttons: fc.array(button, { maxLength: 2 }),
      status: fc.constantFrom('APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'PAUSED', 'REJECTED'),
      extra: fc.constantFrom([], [], [], [], [{ type: 'CAROUSEL', cards: [] }]),
    })
    // Meta keeps no template whose parts are written in two ways.
    .filter((made) => !(JSON.stringify(made).includes('{{name}}') && /"(For|Dear)? ?\{\{1/.test(JSON.stringify(made))))
    .map(({ header: head, body, buttons, status, extra }) =>
      bodyTemplate(7, 'any', JSON.stringify([head, body]), {
        status,
        components: [
          ...(head ? [{ type: 'HEADER', ...head }] : []),
          { type: 'BODY', text: body },
          ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
          ...extra,
        ],
      }),
    );
  // Whether Meta minds a value of nothing but spaces is not known.
  const words = fc.string().map((made) => (made.trim() === '' ? '' : made));
  const value = fc.oneof(words, fc.constantFrom('{name}', '{email}', 'a\nb', 'x'.repeat(2_000), '{{1}}', 'ठीक'));
  const KEYS = ['1', '2', 'name', 'day', 'header:1', 'header:name', 'button:0', 'button:1'];
  const values = fc
    .uniqueArray(fc.constantFrom(...KEYS), { minLength: 4 })
    .chain((keys) =>
      fc.tuple(...keys.map((key) => value.map((given) => [key, given] as const))).map(Object.fromEntries),
    );

  it('is taken by Meta wherever nothing stands in its way here, and is refused here wherever Meta would', () => {
    const seen = { sent: 0, refused: 0 };
    fc.assert(
      fc.property(anyTemplate, values, fc.boolean(), fc.boolean(), (object, given, withFile, neatly) => {
        const told = readTemplate.parse(object);
        const wanted = new Set(variablesOf(told).map(({ key }) => key));
        const fitting = neatly ? Object.fromEntries([...wanted].map((key) => [key, given[key] ?? 'x'])) : given;
        const chosen = choice(fitting, withFile ? { headerFile: 'f_1' } : {});
        const { message, problems } = compose(told, { ...chosen, name: 'any' }, ASHA);
        const send = () => checkTemplate([object], templatePayload(message));
        // Of these Meta's limits are told without a code, or only ours is known.
        const ours = problems.filter(
          ({ reason, detail }) =>
            ['variable_missing', 'file_missing', 'template_not_approved'].includes(reason) ||
            (reason === 'variable_unfit' && !detail?.startsWith('button:')),
        );
        if (problems.length === 0) {
          expect(send()).toBe(object);
          expect(templateProblems(message)).toEqual([]);
          seen.sent += 1;
        } else if (ours.length > 0 && told.header?.kind !== 'location' && told.strange.length === 0) {
          expect(send).toThrow(GraphError);
          seen.refused += 1;
        }
      }),
      { numRuns: 2_000 },
    );
    // The two halves were both put to the test.
    expect(Math.min(seen.sent, seen.refused)).toBeGreaterThan(50);
  });
});

describe('what a template asks for', () => {
  it('is told in the order of its parts, under the keys of a send', () => {
    const asked = variablesOf(aTemplate({ header: { kind: 'text', text: '{{1}}' }, body: '{{2}} {{1}} {{ 2 }}' }));
    expect(asked.map(({ key }) => key)).toEqual(['header:1', '2', '1']);
  });

  it('says why it cannot be used', () => {
    const reasonOf = (more: Partial<Template>) => templateRow(aTemplate(more), 0).unusable;
    expect(reasonOf({})).toBeNull();
    expect(reasonOf({ status: 'flagged' })).toBeNull();
    expect(reasonOf({ status: 'rejected' })).toBe('not_approved');
    expect(reasonOf({ status: 'deleted' })).toBe('deleted');
    expect(reasonOf({ header: { kind: 'location' } })).toBe('location_header');
  });
});

it('braces around what is no field are only braces, prototype names among them', () => {
  expect(fillFields('{first_name} {unknown} {constructor} {__proto__} {}', ASHA)).toBe(
    'Asha {unknown} {constructor} {__proto__} {}',
  );
});
