import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, planCallback, type Wish } from '../main/callback/plan.ts';

const OURS = 'https://ours.example/college/whatsapp/webhook';
const BEFORE = 'https://ours-before.example/college/whatsapp/webhook';
const THEIRS = 'https://theirs.example/webhook';
const NOWHERE = { number: null, account: null, app: null };
const wish = (more: Partial<Wish> = {}): Wish => ({
  url: OURS,
  level: 'number',
  ours: new Set([BEFORE]),
  allowed: null,
  ...more,
});

describe('what is done about an address at Meta', () => {
  it('is nothing where it leads here, at whatever level', () => {
    expect(planCallback({ ...NOWHERE, number: OURS }, wish())).toEqual({ is: 'there', level: 'number' });
    expect(planCallback({ ...NOWHERE, account: OURS, app: THEIRS }, wish())).toEqual({ is: 'there', level: 'account' });
    expect(planCallback({ ...NOWHERE, app: OURS }, wish())).toEqual({ is: 'there', level: 'app' });
  });

  it('is to set it where there is none, and where an older one is ours', () => {
    expect(planCallback(NOWHERE, wish())).toEqual({ is: 'set' });
    expect(planCallback({ ...NOWHERE, number: BEFORE, app: THEIRS }, wish())).toEqual({ is: 'set' });
  });

  it('is to ask where it is somebody else’s, even if a farther level leads here', () => {
    expect(planCallback({ ...NOWHERE, number: THEIRS, app: OURS }, wish())).toEqual({ is: 'foreign', owner: THEIRS });
    expect(planCallback({ ...NOWHERE, app: THEIRS }, wish())).toEqual({ is: 'foreign', owner: THEIRS });
  });

  it('is to set it anew where the account is wished and the number’s own hides it', () => {
    expect(planCallback({ ...NOWHERE, number: OURS }, wish({ level: 'account' }))).toEqual({ is: 'set' });
    expect(planCallback({ ...NOWHERE, account: OURS }, wish({ level: 'number' }))).toEqual({
      is: 'there',
      level: 'account',
    });
  });

  it('is to replace the very address that a person allowed, and no other', () => {
    expect(planCallback({ ...NOWHERE, number: THEIRS }, wish({ allowed: THEIRS }))).toEqual({ is: 'set' });
    expect(planCallback({ ...NOWHERE, number: THEIRS }, wish({ allowed: 'https://another.example' }))).toEqual({
      is: 'foreign',
      owner: THEIRS,
    });
  });

  it('is only told where a person sets it by hand', () => {
    expect(planCallback({ ...NOWHERE, number: BEFORE }, wish({ level: null }))).toEqual({
      is: 'by_hand',
      owner: BEFORE,
    });
    expect(planCallback({ ...NOWHERE, number: OURS }, wish({ level: null }))).toEqual({ is: 'there', level: 'number' });
  });

  it('never replaces what is neither ours nor allowed', () => {
    const address = fc.constantFrom(null, OURS, BEFORE, THEIRS, 'https://third.example');
    const levels = fc.record({ number: address, account: address, app: address });
    fc.assert(
      fc.property(levels, fc.constantFrom(null, THEIRS), (found, allowed) => {
        const plan = planCallback(found, wish({ allowed }));
        const owner = nearest(found)?.owner ?? null;
        if (plan.is === 'set') expect([null, OURS, BEFORE, allowed]).toContain(owner);
        if (plan.is === 'there') expect(owner).toBe(OURS);
      }),
    );
  });
});
