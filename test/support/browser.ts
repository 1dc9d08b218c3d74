import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type BrowserBinary, bundledChromium } from './bundled-chromium.ts';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** For a closed network: the browser asks for nothing but the pages of the test. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Containers give /dev/shm too little room for a large page.
  '--disable-dev-shm-usage',
];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const systemBrowser = (env: NodeJS.ProcessEnv): BrowserBinary | null => {
  if (env.CHROME_PATH) return { name: env.CHROME_PATH, path: env.CHROME_PATH, env: {} };
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const path = [...onPath, ...ELSEWHERE].find(isExecutable);
  return path === undefined ? null : { name: path, path, env: {} };
};

const ownEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

let announced = '';

/**
 * A headless Chromium: the one CHROME_PATH names, else the machine's own, else the bundled one. Says once in the
 * process which it is. Dispose of it (`await using`) to close it.
 */
export const launchBrowser = async (flags: readonly string[] = []): Promise<Browser> => {
  const binary = systemBrowser(process.env) ?? (await bundledChromium());
  const browser = await chromium.launch({
    executablePath: binary.path,
    args: [...FLAGS, ...flags],
    env: { ...ownEnvironment(), ...binary.env },
  });
  if (announced !== binary.name) {
    announced = binary.name;
    console.error(`browser: ${binary.name} (${browser.version()})`);
  }
  return browser;
};

let shared: Promise<Browser> | undefined;

/** The browser of all test files that run in this process: the first one launches it, and it ends with the process. */
export const sharedBrowser = (): Promise<Browser> => {
  shared ??= launchBrowser().then((browser) =>
    browser.once('disconnected', () => {
      shared = undefined;
    }),
  );
  return shared;
};
