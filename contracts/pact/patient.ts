const longMs = 600_000;

/** For a mock CIC in which no state ends by itself while others are verified in between, on however slow a machine. */
export const patient = {
  offeringTimeoutMs: longMs,
  directRingMs: longMs,
  deallocateMs: longMs,
  wrapUpMs: longMs,
} as const;
