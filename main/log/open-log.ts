import { type Logger, pino } from 'pino';
import { redact, redactText } from './redact.ts';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/**
 * The program's log: a JSON object a line, through every line of which nothing personal and no secret passes. Its level
 * can be set while it runs (`log.level`).
 */
export const openLog = (level: LogLevel, write: (line: string) => void): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { log: (values) => redact(values) as Record<string, unknown> },
      // What came through the formatter has no errors in it any more.
      serializers: { err: (told: unknown) => told },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args);
        },
      },
    },
    { write },
  );
