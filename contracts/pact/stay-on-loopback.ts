/** Pact's native library reports each run to an analytics server unless told not to, before its first use. */
export function stayOnLoopback(): void {
  process.env.PACT_DO_NOT_TRACK = 'true';
}
