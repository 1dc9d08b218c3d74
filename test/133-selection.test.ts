import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL, audienceOf, countOf, isChosen, NOBODY, withThese } from '../renderer/registrations/selection.ts';
import { fragmentOf, parseRoute, type Route } from '../renderer/shell/route.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('who is ticked', () => {
  it('is what was ticked last of each, from nobody or from everybody', () => {
    const step = fc.record({ ids: fc.subarray(PEOPLE), chosen: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), fc.constantFrom(NOBODY, ALL), (steps, from) => {
        const selection = steps.reduce((now, { ids, chosen }) => withThese(now, ids, chosen), from);
        const expected = PEOPLE.filter((id) => steps.findLast(({ ids }) => ids.includes(id))?.chosen ?? from === ALL);
        expect(PEOPLE.filter((id) => isChosen(selection, id))).toEqual(expected);
        expect(countOf(selection, PEOPLE.length)).toBe(expected.length);
      }),
    );
  });

  it('becomes the audience of a campaign: names, or the filter without some', () => {
    expect(audienceOf(withThese(NOBODY, ['a', 'b'], true), { course: 'BSc' })).toEqual({ registrationIds: ['a', 'b'] });
    expect(audienceOf(withThese(ALL, ['a'], false), { course: 'BSc' })).toEqual({
      filter: { course: 'BSc' },
      except: ['a'],
    });
  });
});

it.each<Route>([
  { page: 'campaigns', campaign: null, student: null },
  { page: 'campaigns', campaign: 'c_1', student: null },
  { page: 'campaigns', campaign: 'c_1', student: 'r/2' },
  { page: 'new-campaign' },
])('$page keeps its place in the address', (route) => {
  expect(parseRoute(fragmentOf(route))).toEqual(route);
});
