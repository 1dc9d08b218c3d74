import type { ANALYTICS_ASKS } from '../../preload/contract/asks/analytics.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';

export const createAnalyticsAnswers = (store: Store): Pick<Answers, keyof typeof ANALYTICS_ASKS> => ({
  'analytics.summary': ({ groupBy = 'day', ...days }, { collegeId }) =>
    store.read('summary', collegeId, { ...days, groupBy }),
});
