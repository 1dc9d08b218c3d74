import type { Product } from './built.ts';

/** The console's pages. */
export const PAGES: Product = {
  name: 'pages',
  sources: ['renderer/**/*.*', 'preload/contract/**/*.ts', 'assets/**/*.svg', 'vite.config.ts', 'package-lock.json'],
  config: 'vite.config.ts',
};

/** The store's threads. They would run from their sources too, but each would hold a TypeScript parser of its own. */
export const THREADS: Product = {
  name: 'threads',
  sources: [
    'main/store/**/*.ts',
    'main/meta/**/*.ts',
    'main/refusal.ts',
    'preload/contract/**/*.ts',
    'vite.threads.config.ts',
    'package-lock.json',
  ],
  config: 'vite.threads.config.ts',
};
