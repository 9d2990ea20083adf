import type { IdSource } from '@switchhook/bridge';

interface Issued {
  readonly seed: string;
  readonly sessionId: string;
}

/** Tokens with which a session's user logs in once more (icws.md 3.3). */
export interface AuthTokens {
  issue(sessionId: string, seed: string): string;
  /** Takes a token out; true if it was issued to this session for this seed. */
  redeem(token: string, sessionId: string, seed: string): boolean;
  reset(): void;
}

export function createAuthTokens(ids: IdSource): AuthTokens {
  const issued = new Map<string, Issued>();
  return {
    issue(sessionId, seed) {
      const token = Buffer.from(ids()).toString('base64url');
      issued.set(token, { seed, sessionId });
      return token;
    },
    redeem(token, sessionId, seed) {
      const found = issued.get(token);
      issued.delete(token);
      return found?.sessionId === sessionId && found.seed === seed;
    },
    reset: () => issued.clear(),
  };
}
