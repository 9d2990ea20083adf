export type LogFields = Readonly<Record<string, unknown>>;

/** What the bridge needs of a logger; a pino logger fits. Never give it passwords, cookies or tokens. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** A log that says nothing, for embedding and for tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
