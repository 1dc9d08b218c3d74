import { existsSync, readFileSync } from 'node:fs';
import { arch, platform, release, totalmem } from 'node:os';
import { basename } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { checksOf } from '../preload/contract/checks.ts';
import type { Health } from '../preload/contract/health.ts';
import { redact } from './log/redact.ts';
import { logFiles } from './log/rotating-file.ts';

/**
 * What whoever helps needs to see, as a zip: logs, versions, and how the desk stands. No secret is in it and nothing
 * personal: the logs were written so, and of health the verify token and addresses stay out, and the rest is redacted too.
 */
export const supportReport = (folder: string, health: Health, now: number): Uint8Array => {
  const { lights, numbers, apps } = health;
  const { state, why, since, provenAt, trial, from } = lights.tunnel;
  // By what may be in it: what Health tells anew some day stays out.
  const told = {
    version: health.version,
    schema: health.schema,
    now: health.now,
    lights: { ...lights, tunnel: { state, why, since, provenAt, trial, choice: from } },
    warnings: health.warnings,
    deliveries: health.deliveries,
    unsigned: health.unsigned,
    strays: health.strays,
    unknownNumbers: health.unknownNumbers.length,
    unmatched: health.unmatched,
    clockAheadMs: health.clockAheadMs,
    numbers: numbers.map(({ state, why, level, since, readAt, profile }) => ({
      ...{ state, why, level, since, readAt },
      quality: profile?.quality ?? null,
      canSend: profile?.canSend ?? null,
    })),
    apps: apps.map(({ state, why, missing }) => ({ state, why, missing })),
  };
  const versions = { tickdesk: health.version, schema: health.schema, ...process.versions };
  const machine = {
    platform: platform(),
    arch: arch(),
    release: release(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  };
  const logs = logFiles(folder).filter((file) => existsSync(file));
  return zipSync({
    'health.json': json(redact(told)),
    'checks.json': json(checksOf(health, now).map(({ name, state }) => ({ name, state }))),
    'versions.json': json({ versions, machine }),
    ...Object.fromEntries(logs.map((file) => [basename(file), strToU8(redactLog(readFileSync(file, 'utf8')))])),
  });
};

/** Once more: lines of an earlier version may lie there. What is no JSON is none of ours. */
const redactLog = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      if (line === '') return '';
      try {
        const { time, ...told } = JSON.parse(line);
        return JSON.stringify({
          time: typeof time === 'number' ? new Date(time).toISOString() : time,
          ...(redact(told) as object),
        });
      } catch {
        return '…';
      }
    })
    .join('\n');

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);
