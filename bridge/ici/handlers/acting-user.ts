import { BridgeError } from '../../core/bridge-error.ts';
import type { IciCall } from '../catalogue/catalogue.ts';

/** Refuses a request about one user that the SOAP header says another one makes (ici.md 2, ICI-009). */
export function requireSameUser(userId: string, call: IciCall): void {
  if (userId === '') {
    throw new BridgeError(
      'malformedRequest',
      'Failed to read the request: userId is empty. Send the name of a CIC user.',
    );
  }
  // An empty header names nobody.
  if (!call.headerUserId || call.headerUserId === userId) return;
  throw new BridgeError(
    'notAuthorized',
    `Failed to act for ${userId}: the SOAP header names ${call.headerUserId}. Send the same user in both.`,
  );
}

/** The user on whose behalf an item is touched: the parameter or the header; both must agree. */
export function actingUser(userId: string | undefined, call: IciCall): string | undefined {
  if (userId === undefined || userId === '') return call.headerUserId || undefined;
  requireSameUser(userId, call);
  return userId;
}

/** The user of the SOAP header, where no parameter says whose `what` is meant. */
export function headerUser(what: string, call: IciCall): string {
  if (call.headerUserId) return call.headerUserId;
  throw new BridgeError(
    'notAuthorized',
    `Failed to find ${what}: the SOAP header names no user. Send the agent's user name there.`,
  );
}

/** Refuses a subscription without the id that its events have to carry (ici.md 6). */
export function requireAppId(appId: string): void {
  if (appId.trim() !== '') return;
  throw new BridgeError(
    'malformedRequest',
    'Failed to subscribe: appId is empty. Send the id that events are to carry.',
  );
}
