import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { answers } from './driver.ts';

type PageHandler = (request: { method: string; url: string }) => Promise<Response>;
const handlers = new Map<string, PageHandler>();

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle: (scheme: string, handler: PageHandler): void => void handlers.set(scheme, handler),
};
answers.request = async (method: string, url: string) => {
  const response = await handlers.get(new URL(url).protocol.slice(0, -1))?.({ method, url });
  if (!response) return null;
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
};

type Request = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type Check = (contents: unknown, permission: string) => boolean;
/** As granting as Electron is while nobody says otherwise. */
const permissions: { request: Request; check: Check } = {
  request: (_contents, _permission, answer) => answer(true),
  check: () => true,
};
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Request): void => {
      permissions.request = handler;
    },
    setPermissionCheckHandler: (handler: Check): void => {
      permissions.check = handler;
    },
  },
};

/** Granted only when both the look and the question are answered with yes. */
answers.permissions = (names: readonly string[]) =>
  names.filter((name) => {
    let granted = false;
    permissions.request(null, name, (answer) => {
      granted = answer;
    });
    return granted && permissions.check(null, name);
  });

export const shell = {
  openExternal: async (): Promise<void> => undefined,
  openPath: async (): Promise<string> => '',
};

export const dialog = {
  showErrorBox: (): void => undefined,
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showMessageBoxSync: (): number => 0,
};

export const powerMonitor = new EventEmitter();

const awake = new Set<number>();
export const powerSaveBlocker = {
  start: (): number => {
    awake.add(awake.size + 1);
    return awake.size;
  },
  stop: (id: number): void => void awake.delete(id),
  isStarted: (id: number): boolean => awake.has(id),
};

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } }],
};

/** A keychain of the test's: under a password from the environment, or none at all. */
const password = process.env.STAND_IN_KEYCHAIN;
const key = hash('sha256', password ?? '', 'buffer');
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,
  getSelectedStorageBackend: (): string => (password === undefined ? 'basic_text' : 'gnome_libsecret'),
  encryptStringAsync: async (text: string): Promise<Buffer> => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  },
  decryptStringAsync: async (sealed: Buffer) => {
    const opened = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    opened.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([opened.update(sealed.subarray(28)), opened.final()]).toString('utf8');
    return { result: text, shouldReEncrypt: false };
  },
};

export class Notification extends EventEmitter {
  readonly id: string;
  readonly title: string;
  readonly body: string;

  constructor({ id = '', title = '', body = '' }: { id?: string; title?: string; body?: string }) {
    super();
    this.id = id;
    this.title = title;
    this.body = body;
  }
  show(): void {}
  close(): void {
    this.emit('close');
  }
}

type Item = {
  readonly label?: string;
  readonly role?: string;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
};
export class Menu {
  readonly items: readonly Item[];
  static #application: Menu | null = null;

  constructor(items: readonly Item[]) {
    this.items = items;
  }
  static buildFromTemplate(items: readonly Item[]): Menu {
    return new Menu(items);
  }
  static setApplicationMenu(menu: Menu): void {
    Menu.#application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}

export class Tray extends EventEmitter {
  setToolTip(): void {}
  setContextMenu(): void {}
  destroy(): void {}
}
