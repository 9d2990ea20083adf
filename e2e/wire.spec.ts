import type { WireDetail, WireMessage } from '@switchhook/simulator/model';
import { expect, test } from './story.ts';

const readWire = async (sap: string, path = '') => (await fetch(`${sap}/wire${path}`)).json();

test('the desk lists every message of a call in the order in which it crossed', async ({
  agent,
  stack,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.findMessage('IciPhoneCall.accept');

  const wire = (await readWire(stack.sap)) as WireMessage[];
  const [first] = wire;
  expect(wire.map(({ seq }) => seq)).toEqual(wire.map((_, index) => (first?.seq ?? 0) + index));
  const names = wire.map(({ link, name }) => `${link}: ${name}`);
  const accept = names.lastIndexOf('SAP → bridge: IciPhoneCall.accept');
  const pickup = names.findLastIndex((name) =>
    /^bridge → CIC: POST \{S\}\/interactions\/\d+\/pickup$/.test(name),
  );
  const heard = names.indexOf('bridge → CIC: queueContentsMessage', pickup);
  const told = names.indexOf('bridge → SAP: IciEvent.phoneCallChanged', heard);
  expect(accept).toBeGreaterThan(names.indexOf('SAP → bridge: IciUser.subscribe'));
  expect([pickup, heard, told].map((index) => index > accept)).toEqual([true, true, true]);
  expect([accept, pickup, heard, told]).toEqual([accept, pickup, heard, told].toSorted((a, b) => a - b));
});

test('a developer reads the body of a message', async ({ agent }) => {
  await agent.logOn();
  await agent.openMessage('IciUser.subscribe');
  const message = agent.desk.getByRole('region', { name: /^Message \d/ });
  await expect(message).toContainText('agent1');
  await expect(message).toContainText('subscribeResponse');
});

test('no password, cookie or token is on the wire list', async ({ agent, stack }) => {
  await agent.logOn();
  const wire = (await readWire(stack.sap)) as WireMessage[];
  const details = (await Promise.all(wire.map(({ seq }) => readWire(stack.sap, `/${seq}`)))) as WireDetail[];
  const subscribe = details.find(({ name }) => name === 'IciUser.subscribe');
  expect(subscribe?.request.body).toMatch(/workcenterId[^>]*>\*\*\*</);
  const logOns = details.filter(({ name }) => name === 'POST /icws/connection');
  // The service session of a stack that runs already logged on before this story.
  expect(logOns.length).toBeGreaterThan(0);
  for (const { request, response } of logOns) {
    expect(JSON.parse(request.body).password).toBe('***');
    expect(JSON.parse(response?.body ?? '').csrfToken).toBe('***');
    expect(response?.headers['set-cookie']).toBe('***');
  }
  const cookies = details.flatMap(({ request }) =>
    Object.entries(request.headers).filter(([name]) => /cookie|csrf/i.test(name)),
  );
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.map(([, value]) => value)).toEqual(cookies.map(() => '***'));
});
