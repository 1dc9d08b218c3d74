import type { Language } from '../../preload/contract/settings.ts';

/** What notices say. Names and courses are put in as they are. */
export type Words = {
  readonly somebody: string;
  readonly noText: string;
  readonly seeWhy: string;
  /** Messages to one student. */
  failedTo(name: string, messages: number): string;
  failed(messages: number, course: string | null): string;
  failedEarlier(messages: number): string;
  repliesFrom(name: string, messages: number): string;
  replies(messages: number, course: string | null): string;
  repliesEarlier(messages: number): string;
  readonly tunnel: Told;
  readonly paused: Told;
};
type Told = { readonly title: string; readonly body: string };

/** 1,00,000: as both languages write numbers here. */
const count = new Intl.NumberFormat('en-IN');
const inCourse = (course: string | null): string => (course === null ? '' : ` in ${course}`);

const ENGLISH: Words = {
  somebody: 'a student',
  noText: 'A message without text',
  seeWhy: 'Open Tickdesk to see why and what to do.',
  failedTo: (name, n) => (n === 1 ? `A message to ${name} failed` : `${count.format(n)} messages to ${name} failed`),
  failed: (n, course) => `${count.format(n)} ${n === 1 ? 'message' : 'messages'} failed${inCourse(course)}`,
  failedEarlier: (n) => `${count.format(n)} ${n === 1 ? 'message' : 'messages'} failed earlier`,
  repliesFrom: (name, n) => (n === 1 ? `${name} replied` : `${count.format(n)} replies from ${name}`),
  replies: (n, course) => `${count.format(n)} ${n === 1 ? 'reply' : 'replies'}${inCourse(course)}`,
  repliesEarlier: (n) => `${count.format(n)} ${n === 1 ? 'reply' : 'replies'} came earlier`,
  tunnel: {
    title: 'Nothing can come in from Meta',
    body: 'The public address has been down for more than two minutes. What happens meanwhile is told when it is back.',
  },
  paused: { title: 'Sending is paused', body: 'Messages wait here and are kept.' },
};

const courseBefore = (course: string | null): string => (course === null ? '' : `${course} में `);

const HINDI: Words = {
  somebody: 'एक विद्यार्थी',
  noText: 'बिना शब्दों का संदेश',
  seeWhy: 'कारण और उपाय देखने के लिए Tickdesk खोलें।',
  failedTo: (name, n) => (n === 1 ? `${name} तक संदेश नहीं पहुँचा` : `${name} तक ${count.format(n)} संदेश नहीं पहुँचे`),
  failed: (n, course) => `${courseBefore(course)}${count.format(n)} संदेश ${n === 1 ? 'नहीं पहुँचा' : 'नहीं पहुँचे'}`,
  failedEarlier: (n) => `${n === 1 ? 'पहले का' : 'पहले के'} ${count.format(n)} संदेश ${n === 1 ? 'नहीं पहुँचा' : 'नहीं पहुँचे'}`,
  repliesFrom: (name, n) => (n === 1 ? `${name} का जवाब आया` : `${name} के ${count.format(n)} जवाब आए`),
  replies: (n, course) => `${courseBefore(course)}${count.format(n)} जवाब ${n === 1 ? 'आया' : 'आए'}`,
  repliesEarlier: (n) => `इस बीच ${count.format(n)} जवाब ${n === 1 ? 'आया' : 'आए'}`,
  tunnel: {
    title: 'Meta से कुछ नहीं आ पा रहा है',
    body: 'सार्वजनिक पता दो मिनट से ज़्यादा समय से बंद है। इस बीच जो होगा, वह पता चालू होते ही मिल जाएगा।',
  },
  paused: { title: 'भेजना रुका हुआ है', body: 'संदेश यहाँ सुरक्षित हैं और प्रतीक्षा में हैं।' },
};

export const WORDS = { en: ENGLISH, hi: HINDI } as const satisfies Record<Language, Words>;
