import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Keeps what a proof found in `out/proof`, for documents and programs, and prints it. */
export const keepResult = (proof: string, result: object): void => {
  const out = fileURLToPath(new URL('../../out/proof', import.meta.url));
  mkdirSync(out, { recursive: true });
  const told = { proof, ...result };
  writeFileSync(`${out}/${proof}.json`, `${JSON.stringify({ ...told, at: new Date().toISOString() }, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
};
