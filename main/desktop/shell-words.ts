import type { Language } from '../../preload/contract/settings.ts';

/** What the desktop around the pages says by itself; the system words the usual items of a menu. */
export type ShellWords = {
  readonly open: string;
  readonly quit: string;
  readonly view: string;
  readonly showData: string;
  /** Of the icon beside the clock: how many registrations want a person. */
  attention(count: number): string;
};

const NAME = 'Tickdesk';
const number = new Intl.NumberFormat('en-IN');

export const SHELL_WORDS = {
  en: {
    open: `Open ${NAME}`,
    quit: `Quit ${NAME}`,
    view: 'View',
    showData: 'Show the data folder',
    attention: (count) => (count === 0 ? NAME : `${NAME}: ${number.format(count)} to look at`),
  },
  hi: {
    open: `${NAME} खोलें`,
    quit: `${NAME} बंद करें`,
    view: 'दृश्य',
    showData: 'डेटा फ़ोल्डर दिखाएँ',
    attention: (count) => (count === 0 ? NAME : `${NAME}: ${number.format(count)} को देखना बाकी है`),
  },
} as const satisfies Record<Language, ShellWords>;
