import { loadPhone } from '../support/load/requests.ts';
import type { Program } from '../support/program.ts';
import { openSocket } from '../support/socket.ts';

/** An import takes at most so many rows at once. */
const ROWS = 5_000;

/** Fills the list of the desk's college with the students that loads speak of. */
export const importStudents = async ({ console: address, token }: Program, students: number): Promise<void> => {
  using socket = await openSocket(address);
  await socket.register({ token });
  for (let first = 0; first < students; first += ROWS) {
    const rows = Array.from({ length: Math.min(ROWS, students - first) }, (_, offset) => {
      const student = first + offset;
      return {
        externalId: `ADM-${student}`,
        name: `Student ${String(student).padStart(6, '0')}`,
        phone: `+${loadPhone(student)}`,
        course: student % 2 === 0 ? 'BSc' : 'BCom',
        batch: '2026 Morning',
      };
    });
    const { added, rejected } = await socket.ask('registrations.import', { rows });
    if (added !== rows.length)
      throw new Error(`${added} of ${rows.length} added: ${JSON.stringify(rejected.slice(0, 3))}`);
  }
};
