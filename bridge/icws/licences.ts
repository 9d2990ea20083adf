import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { LiveConnection } from './live-connection.ts';
import { flag, list, textOrEmpty } from './wire-values.ts';

const results = z.looseObject({
  licenseOperationResultList: list(
    z.looseObject({ licenseName: textOrEmpty, isAvailable: flag, errorDetails: textOrEmpty }),
  ),
});

/**
 * Acquires licences for a session (icws.md 3.5); CIC takes them back with the session.
 * @throws BridgeError `loginFailed` where one cannot be had, with CIC's reason.
 */
export async function acquireLicences(
  userId: string,
  names: readonly string[],
  live: LiveConnection,
): Promise<void> {
  if (names.length === 0) return;
  const what = `acquire licences for ${userId}`;
  const answer = await live.request({ method: 'POST', path: '/licenses', body: { licenseList: names } });
  if (!answer.ok) {
    throw bridgeErrorOf(what, answer.failure, { invalidRequest: 'loginFailed', notFound: 'loginFailed' });
  }
  const { data } = results.safeParse(answer.body);
  const refused = (data?.licenseOperationResultList ?? []).filter(({ isAvailable }) => isAvailable === false);
  if (refused.length === 0) return;
  const why = refused
    .map(({ licenseName, errorDetails }) => (errorDetails ? `${licenseName} (${errorDetails})` : licenseName))
    .join(', ');
  const message = `Failed to ${what}: CIC has none left of ${why}. Free or assign licences in Interaction Administrator.`;
  throw new BridgeError('loginFailed', message, { details: { reason: 'noLicence' } });
}
