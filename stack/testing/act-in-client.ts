import { demoPassword } from '@switchhook/mocks/cic';
import { expect } from 'vitest';

type ClientAction = 'pickup' | 'hold';

/** What the CIC client does: a session of the agent's own, beside the bridge's, without a station. */
export async function actInClient(
  cic: string,
  userId: string,
  interactionId: string,
  action: ClientAction,
): Promise<void> {
  const headers = { 'accept-language': 'en-us', 'content-type': 'application/vnd.inin.icws+JSON' };
  const logOn = await fetch(`${cic}/icws/connection`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'CIC client',
      userID: userId,
      password: demoPassword,
    }),
  });
  const { sessionId, csrfToken } = (await logOn.json()) as { sessionId: string; csrfToken: string };
  const cookie = logOn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const done = await fetch(`${cic}/icws/${sessionId}/interactions/${interactionId}/${action}`, {
    method: 'POST',
    headers: { ...headers, cookie, 'ININ-ICWS-CSRF-Token': csrfToken },
    body: JSON.stringify(action === 'hold' ? { on: true } : {}),
  });
  expect(done.status, await done.text()).toBeLessThan(300);
}
