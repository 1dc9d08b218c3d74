import { expect, it } from 'vitest';
import { AskFailure, type AskFailureCode } from '../renderer/connection/ask-failure.ts';
import { forgetTrouble } from '../renderer/panel/forget-trouble.ts';

it.each<readonly [AskFailureCode, string]>([
  ['timeout', 'forget.unanswered'],
  ['interrupted', 'forget.unanswered'],
  ['aborted', 'forget.unanswered'],
  ['offline', 'forget.not_done'],
  ['unavailable', 'forget.not_done'],
  ['forbidden', 'forget.forbidden'],
  ['conflict', 'forget.busy'],
  ['not_found', 'forget.gone'],
])('a student who could not be forgotten (%s) is told of as far as is known', (code, says) => {
  expect(forgetTrouble(new AskFailure(code, 'why'))).toBe(says);
});
