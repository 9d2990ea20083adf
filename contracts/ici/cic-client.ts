import { demoPassword } from '@switchhook/mocks/cic';

/** Lets a user act in CIC's own client, past the bridge: one command, in a session of its own. */
export async function actAsCicClient(
  cicUrl: string,
  userID: string,
  command: string,
  body: object = {},
): Promise<void> {
  const headers = { 'accept-language': 'en-us', 'content-type': 'application/json' };
  const logIn = await fetch(`${cicUrl}/icws/connection`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'CIC client',
      userID,
      password: demoPassword,
    }),
  });
  const { sessionId, csrfToken } = (await logIn.json()) as { sessionId: string; csrfToken: string };
  const [cookie = ''] = logIn.headers.get('set-cookie')?.split(';') ?? [];
  const done = await fetch(`${cicUrl}/icws/${sessionId}${command}`, {
    method: 'POST',
    headers: { ...headers, cookie, 'inin-icws-csrf-token': csrfToken },
    body: JSON.stringify(body),
  });
  if (!done.ok) throw new Error(`Failed to ${command}: ${done.status} ${await done.text()}`);
}
