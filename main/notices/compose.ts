import { failureOf } from '../../preload/contract/failures.ts';
import type { Notice } from '../../preload/contract/notice.ts';
import type { Language, Settings } from '../../preload/contract/settings.ts';
import type { News } from './news.ts';
import { WORDS } from './words.ts';

/** Where the news is from. */
export type Origin = {
  readonly collegeId: string;
  /** Said only where the desk has several colleges. */
  readonly name: string | null;
  /** The `seq` it was read at. */
  readonly upTo: number;
};

/** The fewest notices that say it: of each kind that is wanted, one of what is fresh and one of what is older. */
export const composeNotices = (
  news: readonly News[],
  origin: Origin,
  { notices: wanted, language }: Pick<Settings, 'notices' | 'language'>,
): readonly Notice[] => {
  const kinds = (['failed', 'replies'] as const).filter((kind) => wanted[kind]);
  return kinds.flatMap((kind) =>
    [true, false].flatMap((fresh) => {
      const all = sum(news.filter((group) => group.kind === kind && group.fresh === fresh));
      if (all === null) return [];
      const { title, body } = fresh ? freshWords(kind, all, language) : olderWords(kind, all, language);
      return {
        key: [kind, fresh ? 'fresh' : 'older', origin.collegeId, origin.upTo].join(':'),
        kind,
        title: origin.name === null ? title : `${origin.name}: ${title}`,
        body,
        registrationId: all.people === 1 ? all.newest.registrationId : null,
        collegeId: origin.collegeId,
      };
    }),
  );
};

/** Groups of one kind and age, taken together. */
type Sum = {
  readonly messages: number;
  readonly people: number;
  /** Each with its messages, the greatest first; those without a course are in none. */
  readonly courses: readonly (readonly [course: string, messages: number])[];
  /** All of it is of one course. */
  readonly course: string | null;
  readonly newest: News['newest'];
};

const sum = (groups: readonly News[]): Sum | null => {
  const [first] = groups;
  if (!first) return null;
  return {
    messages: groups.reduce((total, group) => total + group.messages, 0),
    people: groups.reduce((total, group) => total + group.people, 0),
    courses: groups.flatMap(({ course, messages }) => (course === null ? [] : [[course, messages] as const])),
    course: groups.length === 1 ? first.course : null,
    newest: first.newest,
  };
};

type Words = Pick<Notice, 'title' | 'body'>;

const olderWords = (kind: News['kind'], { messages }: Sum, language: Language): Words => ({
  title: WORDS[language][`${kind}Earlier`](messages),
  body: '',
});

const freshWords = (kind: News['kind'], all: Sum, language: Language): Words =>
  all.people === 1 ? wordsOfOne(kind, all, language) : wordsOfMany(kind, all, language);

const wordsOfOne = (kind: News['kind'], { newest, messages }: Sum, language: Language): Words => {
  const words = WORDS[language];
  const name = newest.name ?? words.somebody;
  if (kind === 'replies') return { title: words.repliesFrom(name, messages), body: newest.preview || words.noText };
  const why = newest.errorCode === null ? words.seeWhy : failureOf(newest.errorCode)[language].what;
  return { title: words.failedTo(name, messages), body: why };
};

const MOST_COURSES = 3;

const wordsOfMany = (kind: News['kind'], { messages, course, courses }: Sum, language: Language): Words => {
  const words = WORDS[language];
  const named = courses.slice(0, MOST_COURSES).map((pair) => pair.join(': '));
  const more = courses.length > MOST_COURSES ? ['…'] : [];
  const split = course === null ? [...named, ...more].join(', ') : '';
  return { title: words[kind](messages, course), body: split || (kind === 'failed' ? words.seeWhy : '') };
};
