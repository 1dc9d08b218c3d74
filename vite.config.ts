import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How the window's pages are built. Every asset is a file of its own, so that the page's policy needs no `data:` sources. */
export const rendererConfig: UserConfig = {
  root: here('renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2024',
    // One file for all that is there at the start: splitting it would only add round trips. Charts come with their page.
    chunkSizeWarningLimit: 2_000,
  },
};

export default defineConfig(rendererConfig);
