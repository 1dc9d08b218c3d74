import type { FailureCode } from '../support/meta/failures.ts';
import { textMessage } from '../support/meta/message-object.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import type { Happening } from '../support/meta/scatter.ts';
import type { ReportWord } from '../support/meta/status-object.ts';
import type { Student } from '../support/meta/students.ts';

const MINUTE_MS = 60_000;

/** One conversation with all that a panel can show: read, answered, one failed, another on its way. Its last word is at `until`. */
export const storyOf = (student: Student, until: number): readonly (Happening & { readonly at: number })[] => {
  const sender = A_NUMBER;
  const to = { phone: student.phone.slice(1), name: student.name };
  const first = student.name.split(' ')[0] ?? student.name;
  const at = (minutes: number): number => until - minutes * MINUTE_MS;
  const ours = (wamid: string, minutes: number, text: string): Happening & { at: number } => {
    const moment = at(minutes);
    return { kind: 'echo', sender, at: moment, echo: { wamid, at: moment, to, text } };
  };
  const told = (
    wamid: string,
    minutes: number,
    status: ReportWord,
    failure?: FailureCode,
  ): Happening & { at: number } => {
    const moment = at(minutes);
    const report = { wamid, to, at: moment, status, ...(failure !== undefined && { failure }) };
    return { kind: 'report', sender, at: moment, report };
  };
  const theirs = (wamid: string, minutes: number, text: string): Happening & { at: number } => {
    const moment = at(minutes);
    return { kind: 'message', sender, at: moment, message: textMessage({ wamid, at: moment, from: to, text }) };
  };
  return [
    ours('wamid.S1', 95, `Dear ${first}, your form has come. Please bring the original mark sheets on Monday.`),
    told('wamid.S1', 94.9, 'sent'),
    told('wamid.S1', 93, 'delivered'),
    told('wamid.S1', 71, 'read'),
    theirs('wamid.S2', 70, 'Thank you! Can I bring my mother along?'),
    theirs('wamid.S3', 69.5, 'हम सुबह 11 बजे तक पहुँच जाएँगे।'),
    ours('wamid.S4', 41, 'Of course. Room 12, first floor.'),
    told('wamid.S4', 40.9, 'sent'),
    told('wamid.S4', 40.2, 'delivered'),
    told('wamid.S4', 22, 'read'),
    ours('wamid.S5', 6, 'Here is the fee receipt for your records.'),
    told('wamid.S5', 5.8, 'failed', 131_053),
  ];
};
