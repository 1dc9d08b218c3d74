import type { Browser, Page } from 'playwright-core';
import { en } from '../../../renderer/i18n/en.ts';
import { hi } from '../../../renderer/i18n/hi.ts';
import { LANGUAGES, type Language } from '../../../renderer/i18n/language.ts';
import type { Theme } from '../console-window.ts';

/** How a window is to look. */
export type Look = {
  readonly language: Language;
  readonly theme: Theme;
  readonly size?: { readonly width: number; readonly height: number };
};

/** Every language in every theme. */
export const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

export const wordsOf = ({ language }: Look): typeof en => ({ en, hi: hi as typeof en })[language];

/** Judges a state of a page. */
export type Judge = (page: Page, state: string) => Promise<void>;

/** A desk as some pages want it. Walks through the same desk one after the other, and finds it alike each time. */
export type Stand = AsyncDisposable & { readonly walk: (look: Look, judge: Judge) => Promise<void> };

/** A way through every state of some pages. */
export type Tour = { readonly name: string; readonly open: (browser: Browser) => Promise<Stand> };
