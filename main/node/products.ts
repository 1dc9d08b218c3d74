import type { Product } from './built.ts';

/** The console's pages. */
export const PAGES: Product = {
  name: 'pages',
  sources: ['renderer', 'preload/contract', 'assets', 'vite.config.ts', 'package-lock.json'],
  config: 'vite.config.ts',
};

/** The program itself. It would run from its sources too, but each of its threads would hold a TypeScript parser of its own. */
export const PROGRAM: Product = {
  name: 'program',
  sources: ['main', 'preload/contract', 'vite.program.config.ts', 'package-lock.json'],
  config: 'vite.program.config.ts',
};
