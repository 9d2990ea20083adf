import type { Log, LogFields } from '@switchhook/bridge';

/** Writes warnings and errors of a part to stderr, one line each; stdout belongs to whoever started the stack. */
export function consoleLog(part: string): Log {
  const write = (level: string) => (fields: LogFields, message: string) => {
    const shown = Object.entries(fields).map(([name, value]) => `${name}=${textOf(value)}`);
    process.stderr.write(`${[`${level} ${part}: ${message}`, ...shown].join(' ')}\n`);
  };
  return { debug() {}, info() {}, warn: write('warn'), error: write('error') };
}

function textOf(value: unknown): string {
  if (value instanceof Error) return value.message;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
