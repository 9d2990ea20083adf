import { type ErrorCode, type ErrorName, errorCodes } from './error-codes.ts';

export interface BridgeErrorOptions {
  readonly cause?: unknown;
  /** Values that help whoever reads the log; never passwords, cookies or tokens. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** True where the same call may succeed later without a change. */
  readonly retryable?: boolean;
}

/**
 * The one error class of the bridge. The message reads "Failed to <what>: <why>. <next step>.",
 * the code decides the SOAP fault, HTTP status and log level.
 */
export class BridgeError extends Error {
  readonly code: ErrorName;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly retryable: boolean;

  constructor(code: ErrorName, message: string, options: BridgeErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BridgeError';
    this.code = code;
    this.details = options.details ?? {};
    this.retryable = options.retryable ?? false;
  }

  get entry(): ErrorCode {
    return errorCodes[this.code];
  }
}
