import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Runs the built main bundle with the stand-in in the place of the module `electron`.
const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: standIn, format: 'module-typescript', shortCircuit: true } : next(name, context),
});

createRequire(import.meta.url)('../record.cjs');
await import(pathToFileURL(join(process.cwd(), 'out/main/main.js')).href);
const { becomeReady } = await import('./app.ts');
becomeReady();
