import type { CONVERSATION_ASKS } from '../../preload/contract/asks/conversations.ts';
import { searchDigits } from '../registrations/search-digits.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import type { React } from '../talk/react.ts';
import type { Receipts } from '../talk/receipts.ts';
import { PAGE } from './page.ts';

export const createConversationAnswers = (
  store: Store,
  react: React,
  receipts: Receipts,
): Pick<Answers, keyof typeof CONVERSATION_ASKS> => ({
  'conversations.list': ({ search, unreadFirst = false, limit = PAGE, after }, { collegeId }) =>
    store.read('listConversations', collegeId, {
      search,
      unreadFirst,
      limit,
      after,
      digits: searchDigits(search ?? ''),
    }),
  'conversations.unread': async (_params, { collegeId }) => ({
    count: await store.read('unreadConversations', collegeId),
  }),
  'registrations.unseen': ({ id }, { collegeId }) => store.write('markUnseen', collegeId, id),
  'messages.react': async ({ id, emoji }, { collegeId, who }) => ({
    id,
    error: await react(collegeId, id, emoji, who),
  }),
  'messages.markRead': async ({ registrationId, because }, { collegeId }) => ({
    told: await receipts.markRead(collegeId, registrationId, because),
  }),
  'messages.typing': async ({ registrationId }, { collegeId }) => ({
    told: await receipts.typing(collegeId, registrationId),
  }),
});
