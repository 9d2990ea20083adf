import { multistream, pino, destination as pinoDestination, stdSerializers, stdTimeFunctions } from 'pino';
import type { BridgeConfig } from './config/index.ts';
import type { Log } from './core/log.ts';
import { logLineAsText } from './log-line-as-text.ts';

/** The log of a running process. */
export interface ProcessLog {
  readonly log: Log;
  setLevel(level: BridgeConfig['log']['level']): void;
  /** Opens the text file anew, after somebody moved it away. */
  reopen(): void;
}

/** JSON lines on standard output and, where the configuration asks for it, text lines in a file (G36). */
export function createProcessLog({ level, file }: BridgeConfig['log']): ProcessLog {
  const text =
    file === undefined ? undefined : pinoDestination({ dest: file, mkdir: true, append: true, sync: true });
  const streams = [
    { level: 'debug' as const, stream: pinoDestination({ dest: 1, sync: true }) },
    ...(text
      ? [
          {
            level: 'debug' as const,
            stream: { write: (line: string) => void text.write(logLineAsText(line)) },
          },
        ]
      : []),
  ];
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.err },
      // Nothing should get here that needs it; this is the second lock.
      redact: ['password', '*.password', 'cookie', '*.cookie', 'token', '*.token'],
    },
    multistream(streams),
  );
  return {
    log,
    setLevel(changed) {
      log.level = changed;
    },
    reopen: () => text?.reopen(),
  };
}
