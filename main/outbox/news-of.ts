import type { LimitNews } from './limit-news.ts';
import { classOf, type Outcome } from './outcome.ts';
import { pauseId } from './pause.ts';
import type { Decision } from './retry.ts';
import type { Waiting } from './waiting.ts';

/** What pacing must hear of an outcome, and of what was decided about it. */
export const newsOf = (message: Waiting, outcome: Outcome, { pause }: Decision): readonly LimitNews[] => {
  const id = pause && pauseId(pause.what, message);
  return [
    ...answerNews(message, outcome),
    ...(pause && id !== null ? [{ about: 'pause', what: pause.what, id, until: pause.until } as const] : []),
  ];
};

/** Reports say nothing about whether Meta answers. */
const answerNews = ({ number }: Waiting, outcome: Outcome): readonly LimitNews[] => {
  if (outcome.is === 'accepted') return [{ about: 'answered', number }];
  if (outcome.is === 'not_sent') return [{ about: 'no_answer', number, at: outcome.at }];
  if (outcome.is === 'reported' || outcome.heard === 'in_report') return [];
  return classOf(outcome) === 'A' ? [{ about: 'no_answer', number, at: outcome.at }] : [{ about: 'answered', number }];
};
