import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Starts a program when its user logs in, on Linux desktops (XDG autostart); on the others the system has a call for it. */
export const keepAutostart = (entry: string, program: string | null): void => {
  if (program === null) return rmSync(entry, { force: true });
  mkdirSync(dirname(entry), { recursive: true });
  const quoted = `"${program.replaceAll(/(["`$\\])/g, '\\$1')}"`;
  writeFileSync(entry, `[Desktop Entry]\nType=Application\nName=Tickdesk\nExec=${quoted}\nTerminal=false\n`);
};
