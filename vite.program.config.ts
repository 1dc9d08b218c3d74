import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The headless program and the store's two threads; packages stay beside them. Not zod: as it comes, each thread would look
 * up and read some hundred small files of it, most of them words in languages that nobody asks for.
 */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  ssr: { noExternal: ['zod'] },
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
