import { describe, expect, test } from 'vitest';
import { startDesk } from './support/desk.ts';

describe('quick replies', () => {
  test('are kept by name, altered and removed', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const fees = await window.ask('quickReplies.save', { name: 'fees', text: 'Dear {first_name}, by Friday.' });
    await window.ask('quickReplies.save', { name: 'Campus', text: 'Open from 9 to 5.' });
    await window.ask('quickReplies.save', { id: fees.id, name: 'fee', text: 'By Monday.' });
    const { rows } = await window.ask('quickReplies.list', {});
    expect(rows).toEqual([
      { id: expect.any(String), name: 'Campus', text: 'Open from 9 to 5.' },
      { id: fees.id, name: 'fee', text: 'By Monday.' },
    ]);
    await window.ask('quickReplies.remove', { id: fees.id });
    expect((await window.ask('quickReplies.list', {})).rows).toHaveLength(1);
    await expect(window.ask('quickReplies.remove', { id: fees.id })).rejects.toThrow(/not_found/);
  });

  test('have one name each in a college, whatever its case, and another college has names of its own', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const { id } = await window.ask('quickReplies.save', { name: 'fees', text: 'By Friday.' });
    await expect(window.ask('quickReplies.save', { name: 'Fees', text: 'Never.' })).rejects.toThrow(
      'conflict: There is already a quick reply named Fees.',
    );
    expect(await window.ask('quickReplies.save', { id, name: 'Fees', text: 'By Friday.' })).toMatchObject({ id });
    await window.ask('colleges.save', { id: 'c2', name: 'Second College' });
    using other = await desk.window({ collegeId: 'c2' });
    expect((await other.ask('quickReplies.list', {})).rows).toEqual([]);
    await other.ask('quickReplies.save', { name: 'fees', text: 'By Monday.' });
  });

  test.each([
    ['', 'text'],
    ['two words', 'text'],
    ['a/b', 'text'],
    ['name', '  '],
    ['name', 'x'.repeat(4_097)],
  ])('%j with %j is refused', async (name, text) => {
    await using desk = await startDesk();
    using window = await desk.window();
    await expect(window.ask('quickReplies.save', { name, text })).rejects.toThrow(/bad_request/);
  });
});
