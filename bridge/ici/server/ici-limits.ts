export interface IciLimits {
  /** Of one request's body, in bytes; 1 MiB unless told otherwise. */
  readonly bodyBytes: number;
  /** Levels of elements; 64 unless told otherwise. */
  readonly depth: number;
  /** From the head of a request to its answer, in milliseconds; 30,000 unless told otherwise. */
  readonly requestMs: number;
}

export const defaultLimits: IciLimits = { bodyBytes: 1024 * 1024, depth: 64, requestMs: 30_000 };
