import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Starts the program when its user logs in, on Linux desktops (XDG autostart); `null`: no longer. The others have a call for it. */
export const keepAutostart = (configFolder: string, program: string | null): void => {
  const entry = join(configFolder, 'autostart', 'tickdesk.desktop');
  if (program === null) return rmSync(entry, { force: true });
  mkdirSync(dirname(entry), { recursive: true });
  const quoted = `"${program.replaceAll(/(["`$\\])/g, '\\$1')}"`;
  writeFileSync(entry, `[Desktop Entry]\nType=Application\nName=Tickdesk\nExec=${quoted}\nTerminal=false\n`);
};
