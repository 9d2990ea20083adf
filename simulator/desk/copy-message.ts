import type { WireDetail } from '../model.ts';

export { asCurl } from './as-curl.ts';
export { asTest } from './as-test.ts';

/** A `see` step of a scenario that waits for such a message. */
export function asStep({ link, name, isError }: WireDetail): string {
  return JSON.stringify({ see: 'wire', link, name, ...(isError ? { isError } : {}) }, null, 2);
}
