import type { QUICK_REPLY_ASKS } from '../../preload/contract/asks/quick-replies.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';

export const createQuickReplyAnswers = (store: Store): Pick<Answers, keyof typeof QUICK_REPLY_ASKS> => ({
  'quickReplies.list': async (_params, { collegeId }) => ({ rows: await store.read('quickReplies', collegeId) }),
  'quickReplies.save': (reply, { collegeId, who }) => store.write('saveQuickReply', collegeId, reply, who),
  'quickReplies.remove': ({ id }, { collegeId, who }) => store.write('removeQuickReply', collegeId, id, who),
});
