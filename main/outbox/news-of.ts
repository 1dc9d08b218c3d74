import type { LimitNews } from './limit-news.ts';
import { classOf, type Outcome } from './outcome.ts';
import { pauseId } from './pause.ts';
import type { Decision } from './retry.ts';
import type { Waiting } from './waiting.ts';

/** What pacing must hear of an outcome that has just come, and of what was decided about it. */
export const newsOf = (message: Waiting, outcome: Outcome, decision: Decision): readonly LimitNews[] => [
  ...answerNews(message, outcome),
  ...pauseNews(message, decision),
];

/** What a decision holds back. Of an old outcome that is judged anew this is all there is to hear. */
export const pauseNews = (message: Waiting, { pause }: Decision): readonly LimitNews[] => {
  const id = pause && pauseId(pause.what, message);
  return pause && id !== null ? [{ about: 'pause', what: pause.what, id, until: pause.until }] : [];
};

/** Reports say nothing about whether Meta answers. */
const answerNews = ({ number }: Waiting, outcome: Outcome): readonly LimitNews[] => {
  if (outcome.is === 'accepted') return [{ about: 'answered', number }];
  if (outcome.is === 'not_sent') return [{ about: 'no_answer', number, at: outcome.at }];
  if (outcome.is === 'reported' || outcome.heard === 'in_report') return [];
  return classOf(outcome) === 'A' ? [{ about: 'no_answer', number, at: outcome.at }] : [{ about: 'answered', number }];
};
