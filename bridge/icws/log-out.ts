import type { Connection } from './connection.ts';

/**
 * Gives back what a session holds, then the session. Never rejects: the caller is leaving anyway, and what
 * CIC did not hear of it drops when the session has been idle for long enough (icws.md 3.3).
 */
export async function logOut(
  connection: Connection,
  releases: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  for (const path of [...releases, '/connection']) {
    const answer = await connection.request({
      method: 'DELETE',
      path,
      isRepeatable: false,
      ...(signal ? { signal } : {}),
    });
    if (answer.ok) continue;
    const { kind } = answer.failure;
    // The rest would only wait for the same dead server, or be refused for the same reason.
    if (kind === 'unreachable' || kind === 'timedOut' || kind === 'sessionLost' || kind === 'aborted') return;
  }
}
