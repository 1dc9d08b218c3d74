import type { Random } from '../random.ts';

/**
 * A message id as Meta's look: `wamid.` and base64 of a small binary record that holds the other party's digits (or
 * BSUID) and a random key. 0x11 marks a message from the business, 0x12 one from the person.
 */
export const makeWamid = (random: Random, party: string, direction: 'out' | 'in' = 'out'): string => {
  const name = Buffer.from(party, 'latin1');
  const key = random.hex(direction === 'out' ? 18 : 20).toUpperCase();
  const record = Buffer.concat([
    Buffer.from([0x1c, 0x18, name.length]),
    name,
    Buffer.from([0x15, 0x02, 0x00, direction === 'out' ? 0x11 : 0x12, 0x18, key.length]),
    Buffer.from(key, 'latin1'),
    Buffer.from([0x00]),
  ]);
  return `wamid.${record.toString('base64')}`;
};
