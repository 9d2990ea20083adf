import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BridgeError } from '@switchhook/bridge';
import { VirtualClock } from '@switchhook/bridge/clock';
import { expect, onTestFinished, test } from 'vitest';
import { startMockSap } from './start-mock-sap.ts';
import { type FakeBridgeOptions, startFakeBridge } from './testing/fake-bridge.ts';
import { agents, startTogether } from './testing/start-together.ts';
import { aCall, asItem, aUser, connected, dialing, ended, inWrapUp, ready } from './testing/wire-objects.ts';

const logOn = '/api/agents/agent1/log-on';
const commands = '/api/agents/agent1/commands';

async function together(
  handlers?: FakeBridgeOptions['handlers'],
  options?: Parameters<typeof startTogether>[1],
) {
  const both = await startTogether(handlers, options);
  onTestFinished(both.close);
  return both;
}

async function loggedOn(handlers?: FakeBridgeOptions['handlers']) {
  const both = await together(handlers);
  expect((await both.post(logOn)).status).toBe(200);
  return both;
}

const refuse = (code: ConstructorParameters<typeof BridgeError>[0], message: string) => () =>
  Promise.reject(new BridgeError(code, message));

test('logs on in the order of the interface and with the user in every header (ici.md 6.2)', async () => {
  const { bridge, post, url } = await together();
  const { status, body } = await post(logOn);
  expect(status).toBe(200);
  expect(body).toMatchObject({ isLoggedOn: true, workMode: { id: '3' }, sessions: [{}] });
  expect(bridge.operations()).toEqual([
    'IciSystem.exchangeProductInformation',
    'IciSystem.getWorkcenterCapability',
    'IciUser.getAttributes',
    'IciUser.subscribe',
    'IciUser.getWorkmodes',
    'IciSystem.getChannels',
    'IciUser.setCurrentWorkmode',
  ]);
  expect(new Set(bridge.requests.map(({ headerUserId }) => headerUserId))).toEqual(new Set(['agent1']));
  expect(bridge.subscription()).toMatchObject({ appUrl: `${url}/events` });
});

test('passes the work center on and begins ready where asked to', async () => {
  const { bridge, post } = await together();
  await post(logOn, { workcenterId: 'pw;station7', workMode: '2' });
  expect(bridge.subscription()).toMatchObject({ workcenterId: 'pw;station7' });
  expect(bridge.requests.at(-1)?.input).toEqual({ userId: 'agent1', workmode: '2' });
});

test('a work center that the bridge refused is not tried again by a log-on without one', async () => {
  const subscribe = refuse('workcenterInUse', 'Failed to log on: the station is in use.');
  let isTaken = true;
  const { bridge, post } = await together({
    IciUser: { subscribe: async () => (isTaken ? subscribe() : aUser()) },
  });
  expect((await post(logOn, { workcenterId: 'station7' })).status).toBe(409);
  isTaken = false;
  expect((await post(logOn)).status).toBe(200);
  const asked = bridge.requests.filter(({ operation }) => operation === 'IciUser.subscribe');
  expect(asked.map(({ input }) => (input as { workcenterId?: string }).workcenterId)).toEqual([
    'station7',
    undefined,
  ]);
});

test('asks the browser for its heartbeat, and rejects and logs off where it is dead (ici.md 6.1, 3)', async () => {
  const { bridge, clock, post, view, url } = await loggedOn();
  expect((await view()).heartbeatLag).toBeUndefined();
  const settings = {
    eventAnswer: { kind: 'normal' },
    heartbeatLag: 3_000,
    atSessionLimit: 'wait',
    confirmsSingleMatch: true,
  };
  const change = (more: object) =>
    fetch(`${url}/api/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...settings, ...more }),
    });
  await change({});
  expect((await view()).heartbeatLag).toBe(3_000);
  await clock.advance(3_000);
  await post('/api/agents/agent1/ping');
  await clock.advance(3_000);
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect((await view()).sessions[0]?.item?.state).toBe('alerting');
  await bridge.send('phoneCallChanged', { phoneCall: aCall(ended) });

  await change({ deadBrowsers: ['agent1'] });
  await clock.advance(3_000);
  await post('/api/agents/agent1/ping');
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ phoneCallId: '1002' }) });
  await expect.poll(async () => (await view()).isLoggedOn).toBe(false);
  await expect
    .poll(() => bridge.operations().slice(-3))
    .toEqual(['IciPhoneCall.reject', 'IciUser.setCurrentWorkmode', 'IciUser.unsubscribe']);
  expect((await view()).messages.at(-1)?.text).toContain('Logged off due to CMS ping');
});

test('tells the bridge the event address that it was given', async () => {
  const { bridge, post } = await together({}, { eventUrl: 'http://127.0.0.1:9/tap/events' });
  await post(logOn);
  expect(bridge.subscription().appUrl).toBe('http://127.0.0.1:9/tap/events');
});

test('sends its requests to the configured address whatever the WSDL says', async () => {
  const clock = new VirtualClock();
  const bridge = await startFakeBridge({ clock, publicUrl: 'http://127.0.0.1:9' });
  onTestFinished(bridge.close);
  const sap = await startMockSap({ bridgeUrl: bridge.url, agents, clock });
  onTestFinished(sap.close);
  expect((await fetch(sap.url + logOn, { method: 'POST' })).status).toBe(200);
});

test('keeps the session when an agent logs on again', async () => {
  const { bridge, post } = await loggedOn();
  const { appId } = bridge.subscription();
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  const again = await post(logOn);
  expect(again.body).toMatchObject({ sessions: [{ item: { itemId: '1001' } }] });
  expect(bridge.subscription().appId).toBe(appId);
  const modesSet = bridge.operations().filter((operation) => operation === 'IciUser.setCurrentWorkmode');
  expect(modesSet).toHaveLength(1);
});

test('opens one session where an agent logs on in two windows at once', async () => {
  const { bridge, post } = await together();
  const both = await Promise.all([post(logOn), post(logOn)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const ids = bridge.requests.flatMap(({ operation, input }) =>
    operation === 'IciUser.subscribe' ? (input as { appId: string }).appId : [],
  );
  expect(new Set(ids).size).toBe(1);
});

test('says clearly that the bridge is down, and logs on once it is up', async () => {
  const clock = new VirtualClock();
  const first = await startFakeBridge({ clock });
  const port = Number(new URL(first.url).port);
  await first.close();
  const sap = await startMockSap({ bridgeUrl: first.url, agents, clock });
  onTestFinished(sap.close);

  const refused = await fetch(sap.url + logOn, { method: 'POST' });
  expect(refused.status).toBe(502);
  const { error } = (await refused.json()) as { error: { code: string; message: string } };
  expect(error).toMatchObject({ code: 'bridgeUnreachable' });
  expect(error.message).toContain('Failed to read the WSDL');
  const view = await (await fetch(`${sap.url}/api/agents/agent1`)).json();
  expect(view).toMatchObject({ isLoggedOn: false, messages: [{ severity: 'error', text: error.message }] });

  const second = await startFakeBridge({ clock, port });
  onTestFinished(second.close);
  expect((await fetch(sap.url + logOn, { method: 'POST' })).status).toBe(200);
});

test('leaves nothing half done when a log-on fails in the middle', async () => {
  let isBroken = true;
  const { bridge, post, view } = await together({
    IciUser: {
      async getWorkmodes() {
        if (!isBroken) return [ready];
        await bridge.send('phoneCallChanged', { phoneCall: aCall() });
        throw new BridgeError('cicUnavailable', 'Failed to read: CIC is away. Try again.');
      },
    },
  });
  const failed = await post(logOn);
  expect(failed).toMatchObject({ status: 409, body: { error: { code: 'ICI-008' } } });
  expect(await view()).toMatchObject({ isLoggedOn: false, sessions: [] });
  expect((await bridge.send('userChanged', { user: aUser() })).status).toBe(404);

  isBroken = false;
  expect((await post(logOn)).status).toBe(200);
});

test('answers 409 with the code of the fault and shows its text', async () => {
  const { bridge, post, view } = await loggedOn({
    IciPhoneCall: { hold: refuse('notAllowedInState', 'Failed to hold: the call rings.') },
  });
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  const { status, body } = await post(commands, { command: 'hold' });
  expect({ status, body }).toEqual({
    status: 409,
    body: { error: { code: 'ICI-004', message: 'Failed to hold: the call rings.' } },
  });
  const { messages } = await view();
  expect(messages).toMatchObject([{ severity: 'error', text: 'Failed to hold: the call rings. (ICI-004)' }]);
});

test('answers 502 when the bridge goes away, and keeps the agent', async () => {
  const { bridge, post, view } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  await bridge.close();
  const { status, body } = await post(commands, { command: 'accept' });
  expect(status).toBe(502);
  expect(body).toMatchObject({ error: { code: 'bridgeUnreachable' } });
  expect(await view()).toMatchObject({ isLoggedOn: true, sessions: [{ isInteractionOpen: false }] });
});

test('shows the agent as logged off when the bridge has forgotten the subscription', async () => {
  const { bridge, post, view } = await loggedOn({
    IciPhoneCall: { initiateCall: refuse('notLoggedOn', 'Failed to dial: no subscription.') },
  });
  await post(commands, { command: 'dial', number: '+49301' });
  expect(await view()).toMatchObject({ isLoggedOn: false });
  expect((await bridge.send('userChanged', { user: aUser() })).status).toBe(404);
});

test('takes a call from ringing to End', async () => {
  const { bridge, post, view } = await loggedOn();
  const erika = { remoteNumbers: ['+496227747474'] };
  expect((await bridge.send('phoneCallChanged', { phoneCall: aCall(erika) })).status).toBe(200);
  expect((await view()).sessions[0]?.ctiBar.left).toBe('Erika Example');

  const accepted = await post(commands, { command: 'accept', itemId: '1001' });
  expect(accepted.body).toMatchObject({ view: { sessions: [{ page: 'account' }] } });
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ ...erika, ...connected }) });
  for (const command of ['hold', 'retrieve', 'hangUp']) {
    expect((await post(commands, { command })).status).toBe(200);
  }

  const early = await post(commands, { command: 'end' });
  expect(early).toMatchObject({ status: 409, body: { error: { code: 'notAllowedInState' } } });
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ ...erika, ...inWrapUp }) });
  const over = await post(commands, { command: 'end' });
  expect(over.body).toMatchObject({ view: { sessions: [{ page: 'home', isInteractionOpen: false }] } });
  expect(bridge.operations().slice(7)).toEqual([
    'IciPhoneCall.accept',
    'IciPhoneCall.hold',
    'IciPhoneCall.retrieve',
    'IciPhoneCall.drop',
    'IciItem.end',
  ]);
});

test('ends the interaction without the bridge where the bridge completed the item', async () => {
  const { bridge, post } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await bridge.send('itemChanged', { item: asItem(aCall(ended)) });
  expect((await post(commands, { command: 'end' })).status).toBe(200);
  expect(bridge.operations()).not.toContain('IciItem.end');
});

test('ends the wrap-up where that is all that the item offers', async () => {
  const { bridge, post } = await loggedOn();
  const onlyWrapUp = aCall({ ...inWrapUp, capabilityList: ['WrapUp'] });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await bridge.send('phoneCallChanged', { phoneCall: onlyWrapUp });
  expect((await post(commands, { command: 'end' })).status).toBe(200);
  expect(bridge.operations()).toContain('IciItem.wrapUpEnded');
});

test('ends the interaction where the bridge completed the item at the same moment', async () => {
  const { bridge, post } = await loggedOn({
    IciItem: { end: refuse('unknownItem', 'Failed to end: gone.') },
  });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(inWrapUp) });
  expect(await post(commands, { command: 'end' })).toMatchObject({
    status: 200,
    body: { view: { sessions: [{ isInteractionOpen: false }] } },
  });
});

test('ends an item here that the bridge has forgotten', async () => {
  const { bridge, post, view } = await loggedOn({
    IciPhoneCall: { drop: refuse('unknownItem', 'Failed to find item 1001.') },
  });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  expect(await post(commands, { command: 'hangUp' })).toMatchObject({ status: 409 });
  expect((await view()).sessions[0]?.item).toMatchObject({ state: 'ended', capabilities: [] });
  expect((await post(commands, { command: 'end' })).status).toBe(200);
});

test('is not logged on where the bridge ends the subscription during the log-on', async () => {
  const { bridge, post, view } = await together({
    IciUser: {
      async getWorkmodes() {
        await bridge.send('subscriptionEnded', { reason: { id: '2', description: 'Shutdown' } });
        return [ready];
      },
    },
  });
  expect((await post(logOn)).status).toBe(502);
  expect((await view()).isLoggedOn).toBe(false);
});

test('dials and shows the call that the bridge answers with', async () => {
  const { bridge, post } = await loggedOn();
  const { body } = await post(commands, { command: 'dial', number: ' +496227747474 ' });
  expect(body).toMatchObject({
    view: { sessions: [{ item: { itemId: '2001', state: 'dialing' }, account: { name: 'Erika Example' } }] },
  });
  expect(bridge.requests.at(-1)?.input).toEqual({
    userId: 'agent1',
    destination: { value: '+496227747474', type: 'phone' },
  });
});

test('does not show a rejected call as lost though it goes before the bridge answers', async () => {
  const { bridge, post, view } = await loggedOn({
    IciPhoneCall: {
      async reject() {
        await bridge.send('phoneCallChanged', { phoneCall: aCall(ended) });
      },
    },
  });
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect((await post(commands, { command: 'reject' })).status).toBe(200);
  expect((await view()).messages).toEqual([]);
});

test('shows the work mode as pending until the event confirms it', async () => {
  const { bridge, post, view } = await loggedOn();
  const { body } = await post(commands, { command: 'setWorkMode', workMode: '2' });
  expect(body).toMatchObject({ view: { workMode: { id: '3' }, pendingWorkMode: { id: '2' } } });
  await bridge.send('userChanged', { user: aUser({ currentWorkmode: ready }) });
  expect((await view()).workMode?.id).toBe('2');
});

test('takes the pending work mode back when the bridge refuses it', async () => {
  let isLoggedOn = false;
  const { post, view } = await together({
    IciUser: {
      async setCurrentWorkmode() {
        if (isLoggedOn)
          throw new BridgeError('unknownWorkMode', 'Failed to set the work mode: 2 is unknown.');
      },
    },
  });
  await post(logOn);
  isLoggedOn = true;
  expect(await post(commands, { command: 'setWorkMode', workMode: '2' })).toMatchObject({ status: 409 });
  expect((await view()).pendingWorkMode).toBeUndefined();
});

test('changes the active session', async () => {
  const { bridge, post, view } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ ...dialing, phoneCallId: '1002' }) });
  const [first, second] = (await view()).sessions;
  expect((await view()).activeSessionId).toBe(second?.sessionId);
  await post(commands, { command: 'activateSession', sessionId: first?.sessionId });
  expect((await view()).activeSessionId).toBe(first?.sessionId);
});

test('opens no more than six sessions however many calls come', async () => {
  const { bridge, view } = await loggedOn();
  for (let call = 1; call <= 8; call += 1) {
    await bridge.send('phoneCallChanged', { phoneCall: aCall({ phoneCallId: `call${call}` }) });
  }
  expect((await view()).sessions).toHaveLength(6);
});

test('logs off at the bridge and here', async () => {
  const { bridge, post } = await loggedOn();
  const { appUrl, appId } = bridge.subscription();
  const { status, body } = await post('/api/agents/agent1/log-off');
  expect(status).toBe(200);
  expect(body).toMatchObject({ isLoggedOn: false, sessions: [] });
  expect(bridge.requests.at(-1)).toMatchObject({
    operation: 'IciUser.unsubscribe',
    input: { userId: 'agent1', appUrl, appId },
  });
  expect((await bridge.send('userChanged', { user: aUser() })).status).toBe(404);
});

test('logs off here even where the bridge is gone', async () => {
  const { bridge, post, view } = await loggedOn();
  await bridge.close();
  expect((await post('/api/agents/agent1/log-off')).status).toBe(502);
  expect((await view()).isLoggedOn).toBe(false);
});

test.each([
  ['no body', undefined, 400],
  ['an unknown command', { command: 'explode' }, 400],
  ['a parameter too many', { command: 'accept', itemId: '1', extra: true }, 400],
  ['an empty number', { command: 'dial', number: '   ' }, 400],
  ['a number that is no text', { command: 'dial', number: 49 }, 400],
  ['no item in the active session', { command: 'hold' }, 400],
  ['an item that the agent does not have', { command: 'hold', itemId: 'nope' }, 404],
  ['a session that does not exist', { command: 'activateSession', sessionId: 'nope' }, 404],
  ['an end where nothing is open', { command: 'end' }, 409],
])('answers a command with %s by its own error', async (_what, body, expected) => {
  const { bridge, post } = await loggedOn();
  const before = bridge.requests.length;
  const { status, body: answer } = await post(commands, body);
  expect(status).toBe(expected);
  expect(answer).toMatchObject({
    error: { code: expect.any(String), message: expect.stringMatching(/^Failed to /) },
  });
  expect(bridge.requests).toHaveLength(before);
});

test('answers 400 to JSON that is none, 404 to an unknown agent and 409 before log-on', async () => {
  const { url, post } = await together();
  const headers = { 'content-type': 'application/json' };
  const broken = await fetch(url + commands, { method: 'POST', headers, body: '{"command":' });
  expect(broken.status).toBe(400);
  expect(await broken.json()).toMatchObject({ error: { code: 'badRequest' } });
  expect((await post('/api/agents/AGENT1/log-on')).status).toBe(404);
  expect((await post(commands, { command: 'dial', number: '+49301' })).status).toBe(409);
  expect((await post(logOn, { workCentre: 'typo' })).status).toBe(400);
});

test("gives an event to the agent whose application id it carries and to nobody else's", async () => {
  const { bridge, post, view } = await loggedOn();
  const first = bridge.subscription().appId;
  await post('/api/agents/agent2/log-on');
  const second = bridge.subscription().appId;
  expect(second).not.toBe(first);

  await bridge.send('phoneCallChanged', { phoneCall: aCall() }, [first]);
  expect((await view('agent1')).sessions[0]?.item?.itemId).toBe('1001');
  expect((await view('agent2')).sessions[0]?.item).toBeUndefined();
  expect((await bridge.send('userChanged', { user: aUser() }, ['gone', second])).status).toBe(200);
});

test('changes nothing when an event is delivered twice', async () => {
  const { bridge, view, clock } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  const before = await view();
  await clock.advance(1_000);
  expect((await bridge.send('phoneCallChanged', { phoneCall: aCall() })).status).toBe(200);
  expect(await view()).toEqual(before);
});

test('reads names, attached data and escaped characters from the wire', async () => {
  const { bridge, view } = await loggedOn();
  const attachedData =
    '<?xml version="1.0" encoding="UTF-8"?><ItemAttachedData><Application id="SAP-IC"><CV01>a &amp; b</CV01></Application></ItemAttachedData>';
  const name = 'Ünal & "Söhne" <KG>';
  const element = { id: '', description: '' };
  const remote = { participantId: 'remote', address: '+49301', name, role: element, status: element };
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ attachedData, participants: [remote] }) });
  expect((await view()).sessions[0]?.item).toMatchObject({
    remoteName: name,
    attachedData: [{ name: 'CV01', value: 'a & b' }],
  });
});

test('shows the reason when the bridge ends the subscription, and takes no further event', async () => {
  const { bridge, view } = await loggedOn();
  const reason = { id: '2', description: 'The integration shuts down' };
  expect((await bridge.send('subscriptionEnded', { reason })).status).toBe(200);
  const { isLoggedOn, messages } = await view();
  expect(isLoggedOn).toBe(false);
  expect(messages.at(-1)?.text).toContain('The integration shuts down');
  expect((await bridge.send('phoneCallChanged', { phoneCall: aCall() })).status).toBe(404);
});

test.each([
  ['nothing', ''],
  ['text', 'hello'],
  ['broken XML', '<a><b></a>'],
  ['no envelope', '<a/>'],
  [
    'an unknown event',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><explode xmlns="urn:ici:IciEvent"/></s:Body></s:Envelope>',
  ],
  [
    'an event without its object',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><phoneCallChanged xmlns="urn:ici:IciEvent"/></s:Body></s:Envelope>',
  ],
])('answers %s at the event address with a SOAP fault and lives on', async (_what, body) => {
  const { bridge, view } = await loggedOn();
  const headers = { 'content-type': 'text/xml' };
  const response = await fetch(bridge.subscription().appUrl, { method: 'POST', headers, body });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain('<faultcode>soap:Client</faultcode>');
  expect(text).not.toContain('.js:');
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect((await view()).sessions[0]?.item?.itemId).toBe('1001');
});

test('refuses an event of more than a mebibyte', async () => {
  const { bridge } = await loggedOn();
  const body = 'x'.repeat(1024 * 1024 + 1);
  const response = await fetch(bridge.subscription().appUrl, { method: 'POST', body });
  expect(response.status).toBe(413);
});

test('answers 503 to events while the bridge cannot explain them', async () => {
  const clock = new VirtualClock();
  const bridge = await startFakeBridge({ clock });
  await bridge.close();
  const sap = await startMockSap({ bridgeUrl: bridge.url, agents, clock });
  onTestFinished(sap.close);
  expect((await fetch(sap.eventUrl, { method: 'POST', body: '<a/>' })).status).toBe(503);
});

test('names the port when it is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const starting = startMockSap({ bridgeUrl: 'http://127.0.0.1:9', agents, clock: new VirtualClock(), port });
  await expect(starting).rejects.toThrow(`127.0.0.1:${port}`);
});

test('serves pages, further routes and the desk beside its own API', async () => {
  const { url } = await together(undefined, {
    page: (request, response) => void response.end(`page ${request.url}`),
    desk: { hasWire: true, cicControl: 'http://127.0.0.1:4302/control' },
    plugins: [async (app) => void app.get('/wire', async () => ['message'])],
  });
  expect(await (await fetch(`${url}/agent.html?x=1`)).text()).toBe('page /agent.html?x=1');
  expect(await (await fetch(`${url}/apiary`)).text()).toBe('page /apiary');
  expect(await (await fetch(`${url}/api/wire`)).json()).toEqual(['message']);
  expect(await (await fetch(`${url}/api/desk`)).json()).toEqual({
    hasWire: true,
    cicControl: 'http://127.0.0.1:4302/control',
    agents,
  });
});

test('lists agents and partners', async () => {
  const { url } = await together();
  const list = await (await fetch(`${url}/api/agents`)).json();
  expect(list).toMatchObject([{ userId: 'agent1' }, { userId: 'agent2' }]);
  const partners = await (await fetch(`${url}/api/partners`)).json();
  expect(partners).toContainEqual(
    expect.objectContaining({ name: 'Svea Hafenkind', organization: 'Nordlicht Probebau GmbH' }),
  );
});
