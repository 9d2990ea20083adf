import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';

// Clients as strangers write them: raw HTTP, the vendor's content type, everything that can be a text a text.

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: any;
}

let cic: MockCic;
const keepAlive = new Agent({ keepAlive: true, maxSockets: 1 });

beforeEach(async () => {
  cic = await startMockCic();
});

afterEach(async () => {
  await cic.close();
});

function send(
  method: string,
  path: string,
  options: {
    readonly headers?: Record<string, string>;
    readonly body?: string;
    readonly isChunked?: boolean;
  } = {},
): Promise<Answer> {
  const { headers = {}, body, isChunked } = options;
  return new Promise((resolve, reject) => {
    const length =
      body === undefined || isChunked ? {} : { 'CONTENT-LENGTH': String(Buffer.byteLength(body)) };
    const sent = httpRequest(
      `${cic.url}${path}`,
      { method, agent: keepAlive, headers: { ...headers, ...length } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text === '' ? undefined : JSON.parse(text),
          }),
        );
      },
    );
    sent.on('error', reject);
    if (body !== undefined && isChunked) {
      const middle = Math.floor(body.length / 2);
      sent.write(body.slice(0, middle));
      sent.write(body.slice(middle));
    } else if (body !== undefined) sent.write(body);
    sent.end();
  });
}

interface Vendor {
  readonly sessionId: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** The generated vendor client: its content type, accept, header spelling, chunked bodies, compression. */
async function vendorClient(user: string): Promise<Vendor> {
  const common = {
    'Content-Type': 'application/vnd.inin.icws+JSON; charset=utf-8',
    ACCEPT: 'application/vnd.inin.icws+JSON',
    'accept-ENCODING': 'gzip, deflate, br',
    'X-ICWS-DevTools-CorrelationId': '1',
  };
  const login = await send('POST', '/icws/connection?include=features,version,server-time', {
    headers: { ...common, 'ACCEPT-LANGUAGE': 'en-US,en;q=0.9' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'Vendor',
      userID: user,
      password: 'secret',
      marketPlaceApplicationLicenseName: 'I3_LICENSE',
      marketPlaceApplicationCode: 'code',
      unknownProperty: { deep: true },
    }),
    isChunked: true,
  });
  expect(login.status).toBe(201);
  const cookie = login.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { sessionId, csrfToken } = login.body;
  return {
    sessionId,
    call: (method, path, body) =>
      send(method, `/icws/${sessionId}${path}`, {
        headers: { ...common, Cookie: `other=1; ${cookie}; last=2`, 'inin-icws-csrf-TOKEN': csrfToken },
        ...(body !== undefined && { body: JSON.stringify(body), isChunked: true }),
      }),
  };
}

test('a client that only polls, writes numbers as texts and sends chunks works a call from start to end', async () => {
  const client = await vendorClient('agent1');
  const station = {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: 'ws-agent1',
    supportedMediaTypes: ['1', '2'],
    readyForInteractions: 'true',
    stationConnectionMode: '0',
  };
  expect((await client.call('PUT', '/connection/station', station)).status).toBe(200);
  const status = await client.call('PUT', '/status/user-statuses/agent1', { statusId: 'available' });
  expect([status.status, typeof status.body.requestId]).toEqual([202, 'string']);
  const queue = {
    queueIds: [{ queueType: '1', queueName: 'agent1' }],
    attributeNames: ['eic_state', 'Eic_RemoteAddress'],
    rightsFilter: 'view',
  };
  expect((await client.call('PUT', '/messaging/subscriptions/queues/a%20b', queue)).status).toBe(200);
  const id = cic.placeCall({ to: { workgroup: 'Sales' }, from: '+4930123' });
  const polled = await client.call('GET', '/messaging/messages');
  expect(polled.headers['content-type']).toBe('application/vnd.inin.icws+JSON; charset=utf-8');
  expect(polled.headers['content-encoding']).toBeUndefined();
  const kinds = polled.body.map(({ __type, isDelta }: any) => [__type.split(':').at(-1), isDelta]);
  expect(kinds).toEqual([
    ['asyncOperationCompletedMessage', false],
    ['queueContentsMessage', false],
    ['queueContentsMessage', true],
  ]);
  expect(polled.body[2]).toMatchObject({
    subscriptionId: 'a b',
    interactionsAdded: [{ interactionId: id, attributes: { Eic_RemoteAddress: '+4930123' } }],
  });
  expect((await client.call('POST', `/interactions/${id}/pickup`, {})).status).toBe(200);
  expect((await client.call('POST', `/interactions/${id}/hold`, { on: 'true' })).status).toBe(200);
  expect((await client.call('POST', `/interactions/${id}/pickup`)).status).toBe(200);
  expect((await client.call('POST', `/interactions/${id}/mute`, { on: true, 'x-icws': 1 })).status).toBe(200);
  const digits = await client.call('POST', `/interactions/${id}/send-digits`, { dtmfDigits: '12#' });
  expect(digits.status).toBe(200);
  const read = await client.call('GET', `/interactions/${id}?select=EIC_STATE,eic_muted%2CEic_CallId`);
  expect(Object.values(read.body.attributes)).toEqual(['C', '1', id]);
  expect(
    (await client.call('POST', `/interactions/${id}`, { attributes: { A: 1 }, appendMode: '1' })).status,
  ).toBe(200);
  expect((await client.call('POST', `/interactions/${id}/disconnect`)).status).toBe(200);
  expect((await client.call('DELETE', '/messaging/subscriptions/queues/a%20b')).status).toBe(204);
  expect((await client.call('DELETE', '/connection')).status).toBe(200);
  expect((await client.call('GET', '/connection')).body).toMatchObject({ connectionState: 2 });
});

test('ids with spaces and commas are found when they are percent-encoded', async () => {
  const client = await vendorClient('bridge');
  const status = encodeURIComponent('Available, No ACD');
  const one = await client.call('GET', `/configuration/status-messages/${status}?select=allowAcdCalls`);
  expect(one.body).toMatchObject({ allowAcdCalls: false });
  const list = await client.call('GET', '/activations/users?select=agent1%2Cagent2,nobody&filter=Sales');
  expect(list.body.userActivationSetList.map(({ userId }: any) => userId)).toEqual(['agent1', 'agent2']);
  const repeated = await client.call('GET', '/activations/users?select=agent1&select=agent2');
  expect(repeated.body.userActivationSetList).toHaveLength(2);
});

test.each([
  ['application/json', 201],
  ['application/vnd.inin.icws+JSON;charset=utf-8', 201],
  ['text/plain', 201],
])('a login as %s is answered with %i', async (contentType, status) => {
  const body = JSON.stringify({
    __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
    applicationName: 'x',
    userID: 'agent1',
    password: 'secret',
  });
  const headers = { 'content-type': contentType, 'accept-language': 'de' };
  expect((await send('POST', '/icws/connection', { headers, body })).status).toBe(status);
  const withoutType = await send('POST', '/icws/connection', { headers: { 'accept-language': 'de' }, body });
  expect(withoutType.status).toBe(status);
  const bom = await send('POST', '/icws/connection', { headers, body: `\uFEFF${body}` });
  expect(bom.status).toBe(status);
  const noLanguage = await send('POST', '/icws/connection', {
    headers: { 'content-type': contentType },
    body,
  });
  expect([noLanguage.status, noLanguage.body.propertyName]).toEqual([400, 'Accept-Language']);
});

test('what a generated client leaves out as null and writes as a number is understood', async () => {
  const client = await vendorClient('agent1');
  const station = { workstation: 'WS-AGENT1', supportedMediaTypes: null, readyForInteractions: 'True' };
  const __type = 'urn:inin.com:connection:workstationSettings';
  expect((await client.call('PUT', '/connection/station', { __type, ...station })).status).toBe(200);
  const created = await client.call('POST', '/interactions', {
    __type: 'urn:inin.com:interactions:createCallParameters',
    target: 49301234,
    workgroup: null,
    callMadeStage: null,
    notes: null,
  });
  expect(created.status).toBe(201);
  const { interactionId } = created.body;
  cic.remoteAnswer(interactionId);
  const digits = await client.call('POST', `/interactions/${interactionId}/send-digits`, { dtmfDigits: 12 });
  expect(digits.status).toBe(200);
  expect(cic.state().interactions[0]).toMatchObject({ dialed: '49301234', digitsSent: '12' });
  const transfer = { target: '1002', queueID: null };
  const path = `/interactions/${interactionId}/blind-transfer`;
  expect((await client.call('POST', path, transfer)).status).toBe(200);
  const missing = await client.call('POST', '/interactions/conferences', { interactions: null });
  expect([missing.status, missing.body.propertyName]).toEqual([400, 'interactions']);
});

test('a trailing slash, a query without a value and an empty body change nothing', async () => {
  const client = await vendorClient('agent1');
  expect((await client.call('GET', '/messaging/messages?_=1700000000')).status).toBe(200);
  expect((await client.call('GET', '/connection?')).status).toBe(200);
  const body = { queueIds: [{ queueType: 1, queueName: 'agent1' }], attributeNames: ['Eic_State'] };
  expect((await client.call('PUT', '/messaging/subscriptions/queues/q?x', body)).status).toBe(200);
  expect((await client.call('POST', '/messaging/heartbeat', {})).status).toBeLessThan(300);
  expect((await client.call('PUT', '/messaging/subscriptions/status/status-messages', {})).status).toBe(200);
});

test.each([
  ['workstation', { workstation: 'WS-NONE' }, 400, '-2147221496'],
  ['remoteWorkstation', { workstation: 'WS-NONE', remoteNumber: '1' }, 400, '-2147221496'],
  ['remoteNumber', {}, 400, 'error.request.missingProperty'],
  ['workstation', {}, 400, 'error.request.missingProperty'],
  ['workstation', { workstation: 'WS-AGENT2' }, 400, 'error.request.station.inUse'],
])('%s settings %o are refused with %i %s', async (kind, settings, status, errorId) => {
  const other = await vendorClient('agent2');
  const own = { __type: 'urn:inin.com:connection:workstationSettings', workstation: 'WS-AGENT2' };
  expect((await other.call('PUT', '/connection/station', own)).status).toBe(200);
  const client = await vendorClient('agent1');
  const answer = await client.call('PUT', '/connection/station', {
    __type: `urn:inin.com:connection:${kind}Settings`,
    ...settings,
  });
  expect([answer.status, answer.body.errorId]).toEqual([status, errorId]);
});

test.each([
  ['workstation', { workstation: 'WS-AGENT1' }, { id: 'WS-AGENT1', extension: '3001', stationSetting: 1 }],
  [
    'remoteWorkstation',
    { workstation: 'WS-AGENT1', remoteNumber: '+49171' },
    { id: 'WS-AGENT1', stationSetting: 2, remoteNumber: '+49171' },
  ],
  [
    'remoteNumber',
    { remoteNumber: '+49171', persistentConnection: 'true' },
    { id: '+49171', stationSetting: 3, remoteNumber: '+49171' },
  ],
  ['stationless', {}, { stationSetting: 0 }],
])('%s settings are read back', async (kind, settings, expected) => {
  const client = await vendorClient('agent1');
  const __type = `urn:inin.com:connection:${kind}Settings`;
  const put = await client.call('PUT', '/connection/station', { __type, ...settings });
  expect([put.status, put.headers.location]).toEqual([200, `/icws/${client.sessionId}/connection/station`]);
  expect((await client.call('GET', '/connection/station')).body).toMatchObject(expected);
  expect((await client.call('DELETE', '/connection/station')).status).toBe(200);
  expect((await client.call('GET', '/connection/station')).body.errorId).toBe('-2147221496');
});

test('a login with every part has every part', async () => {
  const parts = 'version,features,server-time,default-workstation,effective-station,purecloud-integration';
  const { body } = await send('POST', `/icws/connection?include=${encodeURIComponent(parts)}`, {
    headers: { 'accept-language': 'en' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'x',
      userID: 'agent1',
      password: 'secret',
    }),
  });
  expect(body).toMatchObject({
    version: { majorVersion: expect.any(String), productReleaseDisplayString: expect.any(String) },
    features: expect.arrayContaining([{ featureId: 'connection', version: 11 }]),
    serverTimeInfo: { serverUtcTime: expect.stringMatching(/^\d{8}T\d{6}Z$/) },
    defaultWorkstationId: 'WS-AGENT1',
    effectiveStation: null,
    purecloudIntegration: { integrationEnabled: false },
    icServer: 'cic1',
    alternateHostList: [],
  });
});
