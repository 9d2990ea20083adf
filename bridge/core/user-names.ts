import { BridgeError } from './bridge-error.ts';

// User names in SAP and CIC must be equal, letter by letter (G22).

/** CIC has no user of this name in any letters. */
export function unknownUser(what: string, userId: string): BridgeError {
  const message = `Failed to ${what}: CIC has no user ${JSON.stringify(userId)}. User names in SAP and CIC must be equal, letter by letter (G22): create the user in Interaction Administrator, or correct the name in SAP.`;
  return new BridgeError('unknownUser', message, { details: { reason: 'noUser' } });
}

/** CIC may take a user in any letters, SAP does not: both must spell it alike. */
export function otherSpelling(userId: string, spelling: string): BridgeError {
  const message = `Failed to log ${userId} on to CIC: CIC spells this user ${spelling}. Use one spelling in SAP and CIC, letter by letter (G22).`;
  return new BridgeError('unknownUser', message, { details: { reason: 'otherSpelling', spelling } });
}
