import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templateProblems } from '../main/graph/template-problems.ts';
import { compose, readAs } from '../main/templates/compose.ts';
import { fillFields } from '../main/templates/fill-fields.ts';
import { templateRow, variablesOf } from '../main/templates/variables.ts';
import type { TemplateChoice } from '../preload/contract/asks/sending.ts';
import type { Template } from '../preload/contract/template.ts';

const ASHA = {
  name: 'Asha Verma',
  externalId: 'A-1',
  phone: '+919812345678',
  course: 'B.Sc. Physics',
  batch: '2026',
  email: null,
};

const template = (more: Partial<Template> = {}): Template => ({
  id: '1',
  name: 'offer',
  language: 'en',
  status: 'approved',
  category: 'utility',
  format: 'positional',
  quality: 'green',
  rejectedReason: null,
  header: null,
  body: 'Dear {{1}}, your place in {{2}} is ready.',
  footer: null,
  buttons: [],
  strange: [],
  ...more,
});

const choice = (variables: Record<string, string>, more: Partial<TemplateChoice> = {}): TemplateChoice => ({
  name: 'offer',
  language: 'en',
  variables,
  ...more,
});

const FILLED = choice({ 1: '{first_name}', 2: '{course}' });

describe('a template filled for a student', () => {
  it('is what Meta wants and what the student reads', () => {
    const { message, filled, problem } = compose(template(), FILLED, ASHA);
    expect(problem).toBeNull();
    expect(message).toEqual({
      type: 'template',
      name: 'offer',
      language: 'en',
      body: { format: 'positional', values: ['Asha', 'B.Sc. Physics'] },
    });
    expect(readAs(filled)).toBe('Dear Asha, your place in B.Sc. Physics is ready.');
  });

  it('with named values, a header, a footer and buttons is whole', () => {
    const whole = template({
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
    const { message, filled, problem } = compose(whole, choice(variables), ASHA);
    expect(problem).toBeNull();
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
    const brochure = template({ header: { kind: 'document' }, body: 'See the file.' });
    expect(compose(brochure, choice({}), ASHA).problem).toEqual({ reason: 'file_missing', detail: 'header' });
    expect(compose(brochure, choice({}, { headerFile: 'f_1' }), ASHA)).toMatchObject({
      problem: null,
      message: { header: { kind: 'document', mediaId: 'file:f_1' } },
    });
  });

  it.each([
    ['is not approved', template({ status: 'paused' }), FILLED, 'template_not_approved', 'paused'],
    [
      'has parts that nobody here knows',
      template({ strange: ['CAROUSEL'] }),
      FILLED,
      'template_not_approved',
      'approved',
    ],
    ['lacks a value', template(), choice({ 1: 'x' }), 'variable_missing', '2'],
    [
      'would be filled from a field the student has not',
      template(),
      choice({ 1: 'x', 2: '{email}' }),
      'variable_missing',
      '2',
    ],
    ['has a line break in a value', template(), choice({ 1: 'a\nb', 2: 'x' }), 'variable_unfit', '1'],
    ['has five spaces in a value', template(), choice({ 1: 'x', 2: 'a     b' }), 'variable_unfit', '2'],
    ['grows too long', template(), choice({ 1: 'x', 2: 'y'.repeat(1_100) }), 'too_long', 'body'],
  ])('is not sent where it %s', (_name, told, chosen, reason, detail) => {
    expect(compose(told, chosen, ASHA).problem).toEqual({ reason, detail });
  });

  it('that has no problem here has none in the Graph client either, whatever fills it', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('{name}', '{email}', 'a\tb', '     ', '{first_name} {course}', '{'),
    );
    fc.assert(
      fc.property(value, value, fc.constantFrom('named', 'positional'), (first, second, format) => {
        const { message, problem } = compose(template({ format }), choice({ 1: first, 2: second }), ASHA);
        if (problem === null) expect(templateProblems(message)).toEqual([]);
      }),
    );
  });
});

describe('what a template asks for', () => {
  it('is told in the order of its parts, under the keys of a send', () => {
    const asked = variablesOf(template({ header: { kind: 'text', text: '{{1}}' }, body: '{{2}} {{1}} {{ 2 }}' }));
    expect(asked.map(({ key }) => key)).toEqual(['header:1', '2', '1']);
  });

  it('says why it cannot be used', () => {
    const reasonOf = (more: Partial<Template>) => templateRow(template(more), 0).unusable;
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
