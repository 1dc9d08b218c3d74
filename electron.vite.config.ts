import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import { rendererConfig } from './vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The desktop app: the main process and the store's threads as modules that load the packages beside them (but zod: see
 * vite.program.config.ts), the preload as one CommonJS file (a sandboxed one can load nothing else), and the same pages
 * that the headless program serves.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node24',
      outDir: here('out/main'),
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: {
          main: here('main/electron/main.ts'),
          'writer-thread': here('main/store/writer-thread.ts'),
          'reader-thread': here('main/store/reader-thread.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      outDir: here('out/preload'),
      rolldownOptions: {
        input: { preload: here('preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...rendererConfig,
    build: { ...rendererConfig.build, minify: true, rolldownOptions: { input: here('renderer/index.html') } },
  },
});
