import type { CONSENT_ASKS } from '../../preload/contract/asks/consent.ts';
import { chooseReply } from '../auto-reply/choose.ts';
import type { Answers } from '../relay/answer-to.ts';
import type { Store } from '../store/store.ts';
import { PAGE } from './page.ts';

export const createConsentAnswers = (store: Store): Pick<Answers, keyof typeof CONSENT_ASKS> => ({
  'registrations.optOut': ({ id, optedOut }, { collegeId, who }) => store.write('optOut', collegeId, id, optedOut, who),
  'collegeSettings.get': (_params, { collegeId }) => store.read('collegeSettings', collegeId),
  'collegeSettings.save': (patch, { collegeId, who }) => store.write('saveCollegeSettings', collegeId, patch, who),

  'autoReplies.list': async (_params, { collegeId }) => ({ rows: await store.read('autoReplies', collegeId) }),
  'autoReplies.save': ({ id = null, rule }, { collegeId, who }) =>
    store.write('saveAutoReply', collegeId, id, rule, who),
  'autoReplies.remove': ({ id }, { collegeId, who }) => store.write('removeAutoReply', collegeId, id, who),
  'autoReplies.preview': async ({ text, at }, { collegeId }) => {
    const time = Date.parse(at);
    const rules = await store.read('autoReplies', collegeId);
    const settings = await store.read('collegeSettings', collegeId);
    const college = (await store.read('colleges')).find(({ id }) => id === collegeId);
    const nobody = { groupId: null, before: null, firings: {}, inARow: 0 };
    const heard = { ...nobody, kind: 'text', text, at: time, utcOffsetMinutes: college?.utcOffsetMinutes ?? 0 };
    // As if all were switched on: a preview comes before that.
    const tried = rules.map((rule) => ({ ...rule, enabled: true }));
    const found = chooseReply(heard, tried, settings, time);
    return found && { id: found.id, name: found.name, text: found.text };
  },

  'audit.list': ({ who, from, until, registrationId, limit = PAGE, after }, { collegeId, desk }) =>
    store.read('audit', collegeId, {
      desk,
      who,
      registrationId,
      limit,
      after,
      from: from === undefined ? undefined : Date.parse(from),
      until: until === undefined ? undefined : Date.parse(until),
    }),
});
