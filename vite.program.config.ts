import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The headless program and the store's two threads; packages stay beside them. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: here('out/program'),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        program: here('main/node/program.ts'),
        'writer-thread': here('main/store/writer-thread.ts'),
        'reader-thread': here('main/store/reader-thread.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
