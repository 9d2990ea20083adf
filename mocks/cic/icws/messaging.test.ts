import { request } from 'node:http';
import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, describe, expect, test } from 'vitest';
import { type MockCic, type MockCicOptions, startMockCic } from '../start-mock-cic.ts';
import { logIn, logInAgent, type Reading } from '../testing/icws-client.ts';
import type { IcwsMessage } from './message.ts';

const running: MockCic[] = [];

async function start(options: MockCicOptions = {}): Promise<MockCic> {
  const cic = await startMockCic({ clock: new VirtualClock(), ...options });
  running.push(cic);
  return cic;
}

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const queueMessage = 'urn:inin.com:queues:queueContentsMessage';
const attributeNames = ['Eic_State', 'eic_callstatestring', 'Eic_RemoteName', 'CrmCase'];

function userQueue(name: string, queueType: number | string = 1) {
  return { queueIds: [{ queueType, queueName: name }], attributeNames };
}

/** A message, short enough to compare a list of them. */
function brief(message: IcwsMessage): unknown {
  const { __type, isDelta, ...rest } = message;
  const name = __type.split(':').at(-1);
  return [name, isDelta ? 'delta' : 'snapshot', rest];
}

describe.each<Reading>(['polling', 'stream'])('by %s', (reading) => {
  test('each subscription is told as one snapshot, and as deltas from then on', async () => {
    const cic = await start();
    const agent = await logInAgent(cic.url, 'agent1', { reading });
    await agent.request('PUT', '/connection/station', {
      __type: 'urn:inin.com:connection:workstationSettings',
      workstation: 'WS-AGENT1',
      supportedMediaTypes: [1, 2, 5],
      readyForInteractions: true,
    });
    const subscribe = (path: string, body?: object) =>
      agent.request('PUT', `/messaging/subscriptions/${path}`, body);
    const chat = cic.placeChat({ to: { workgroup: 'Sales' }, text: 'Hello' });
    await agent.request('POST', `/interactions/${chat}/pickup`);
    const callback = cic.placeCallback({ to: { user: 'agent1' }, number: '+49' });
    await agent.request('POST', `/interactions/${callback}/pickup`);
    await subscribe('queues/mine', userQueue('agent1'));
    await subscribe('status/user-statuses', { userIds: ['agent1'] });
    await subscribe('activations/users/mine', { userId: 'agent1', workgroupIds: ['*'] });
    await subscribe(`interactions/${chat}`, { attributeNames: ['Eic_State', 'CrmCase'] });
    await subscribe(`interactions/${chat}/chat`);
    await subscribe(`interactions/${callback}/callback`);

    await agent.request('POST', `/interactions/${chat}`, { attributes: { CrmCase: '1' } });
    cic.visitorSays(chat, 'Well?');
    cic.visitorTypes(chat, true);
    await agent.request('POST', '/interactions', {
      __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
      parentInteractionId: callback,
      target: '+49',
    });
    await agent.request('PUT', '/activations/users/agent1', { activations: { Sales: false } });
    await agent.request('PUT', '/status/user-statuses/agent1', { statusId: 'At Lunch' });
    await agent.request('POST', `/interactions/${chat}/disconnect`);
    await subscribe('queues/marker', userQueue('agent1'));
    await agent.until(({ subscriptionId }) => subscriptionId === 'marker');

    const told = new Map<string, unknown[]>();
    for (const { __type, isDelta, ...rest } of agent.messages) {
      const { subscriptionId, interactionId, interactionID } = rest as Readonly<Record<string, string>>;
      const about = subscriptionId ?? interactionId ?? interactionID ?? '';
      const key = `${__type.split(':').at(-1)} ${about}`.trim();
      told.set(key, [...(told.get(key) ?? []), isDelta]);
    }
    const subscribed = [
      'queueContentsMessage mine',
      'userStatusMessage',
      'userActivationMessage mine',
      `interactionChangedMessage ${chat}`,
      `chatMembersMessage ${chat}`,
      `chatContentsMessage ${chat}`,
      `callbackMessage ${callback}`,
    ];
    for (const key of subscribed) {
      const [first, ...others] = told.get(key) ?? [];
      expect([key, first, others.length > 0, others.every(Boolean)]).toEqual([key, false, true, true]);
    }
  });

  test('a queue is told as a snapshot, then as deltas with only what changed', async () => {
    const cic = await start();
    const earlier = cic.placeCall({ to: { user: 'agent1' }, from: '', attributes: { CrmCase: '1' } });
    const agent = await logInAgent(cic.url, 'agent1', { reading });
    const put = await agent.request('PUT', '/messaging/subscriptions/queues/mine', userQueue('agent1', '1'));
    expect(put.status).toBe(200);
    const id = cic.placeCall({ to: { user: 'agent1' }, from: '+49', name: 'Example AG' });
    await agent.request('POST', `/interactions/${id}/pickup`, {});
    await agent.request('POST', `/interactions/${id}`, { attributes: { crmcase: 7 } });
    await agent.request('POST', `/interactions/${id}/mute`, { on: true });
    await agent.request('POST', `/interactions/${id}/blind-transfer`, { target: '+4962' });
    await agent.until((message) => message.__type === queueMessage && 'interactionsRemoved' in message);
    const told = agent.messages.filter(({ __type }) => __type === queueMessage);
    const subscriptionId = 'mine';
    expect(told.map(brief)).toEqual([
      [
        'queueContentsMessage',
        'snapshot',
        {
          subscriptionId,
          interactionsAdded: [
            {
              interactionId: earlier,
              attributes: { Eic_State: 'M', eic_callstatestring: 'Voice Mail', CrmCase: '1' },
            },
          ],
        },
      ],
      [
        'queueContentsMessage',
        'delta',
        {
          subscriptionId,
          interactionsAdded: [
            {
              interactionId: id,
              attributes: { Eic_State: 'A', eic_callstatestring: 'Alerting', Eic_RemoteName: 'Example AG' },
            },
          ],
        },
      ],
      [
        'queueContentsMessage',
        'delta',
        {
          subscriptionId,
          interactionsChanged: [
            { interactionId: id, attributes: { Eic_State: 'C', eic_callstatestring: 'Connected' } },
          ],
        },
      ],
      [
        'queueContentsMessage',
        'delta',
        { subscriptionId, interactionsChanged: [{ interactionId: id, attributes: { CrmCase: '7' } }] },
      ],
      ['queueContentsMessage', 'delta', { subscriptionId, interactionsRemoved: [id] }],
    ]);
    agent.close();
  });

  test('a status change is accepted, told and completed', async () => {
    const cic = await start();
    const agent = await logInAgent(cic.url, 'agent1', { reading });
    await agent.request('PUT', '/messaging/subscriptions/status/user-statuses', {
      userIds: ['agent1'],
      userStatusProperties: ['userId', 'statusId', 'onPhone', 'loggedIn'],
    });
    const put = await agent.request<{ requestId: string }>('PUT', '/status/user-statuses/agent1', {
      statusId: 'do not DISTURB',
    });
    expect(put.status).toBe(202);
    await agent.until(({ requestId }) => requestId === put.body.requestId);
    const relevant = agent.messages.filter(
      (message) => message.__type.endsWith('userStatusMessage') || message.requestId === put.body.requestId,
    );
    expect(relevant.map(brief)).toEqual([
      [
        'userStatusMessage',
        'snapshot',
        { userStatusList: [{ userId: 'agent1', statusId: 'Available', loggedIn: true, onPhone: false }] },
      ],
      ['userStatusMessage', 'delta', { userStatusList: [{ userId: 'agent1', statusId: 'Do Not disturb' }] }],
      ['asyncOperationCompletedMessage', 'snapshot', { requestId: put.body.requestId, error: null }],
    ]);
    agent.close();
  });

  test('an ACD call is told in order through workgroup, alert, phone and wrap-up', async () => {
    const cic = await start();
    const agent = await logInAgent(cic.url, 'agent1', { reading });
    await agent.request('PUT', '/messaging/subscriptions/queues/sales', {
      queueIds: [{ queueType: 2, queueName: 'sales' }],
      attributeNames: ['Eic_State', 'Eic_UserName'],
    });
    await agent.request('PUT', '/messaging/subscriptions/interaction-alerting', {});
    await agent.request('PUT', '/messaging/subscriptions/status/user-statuses', {
      userIds: ['agent1'],
      userStatusProperties: ['statusId', 'onPhone'],
    });
    const id = cic.placeCall({ to: { workgroup: 'Sales' }, from: '+49', name: 'Example AG' });
    await agent.request('POST', `/interactions/${id}/pickup`);
    await agent.request('POST', `/interactions/${id}/disconnect`);
    const followsUp = ({ userStatusList }: IcwsMessage) =>
      Array.isArray(userStatusList) && userStatusList.some(({ statusId }) => statusId === 'Follow Up');
    await agent.until(followsUp);
    const queue = (what: object) => ['queueContentsMessage', 'delta', { subscriptionId: 'sales', ...what }];
    const alert = (alertAction: number) => {
      const detail = {
        interactionType: 'Call',
        name: 'Example AG',
        address: '+49',
        alertType: 5,
        autoAnswer: false,
      };
      const alertingInteractionDetails = [{ interactionId: id, alertAction, ...detail }];
      return ['interactionAlertingMessage', 'delta', { alertingInteractionDetails }];
    };
    const status = (what: object) => [
      'userStatusMessage',
      'delta',
      { userStatusList: [{ userId: 'agent1', ...what }] },
    ];
    const changed = (attributes: object) =>
      queue({ interactionsChanged: [{ interactionId: id, attributes }] });
    expect(agent.messages.filter(({ isDelta }) => isDelta).map(brief)).toEqual([
      queue({ interactionsAdded: [{ interactionId: id, attributes: { Eic_State: 'O' } }] }),
      changed({ Eic_State: 'A', Eic_UserName: 'agent1' }),
      alert(1),
      changed({ Eic_State: 'C' }),
      alert(2),
      status({ statusId: 'Available', onPhone: true }),
      changed({ Eic_State: 'I' }),
      status({ statusId: 'Available', onPhone: false }),
      status({ statusId: 'Follow Up' }),
    ]);
    agent.close();
  });

  test('one interaction can be watched until it is gone', async () => {
    const clock = new VirtualClock();
    const cic = await start({ clock, sessionTimeoutMs: 3_600_000 });
    const agent = await logInAgent(cic.url, 'agent1', { reading });
    const id = cic.placeCall({ to: { user: 'agent1' }, from: '+49' });
    const path = `/messaging/subscriptions/interactions/${id}`;
    expect((await agent.request('PUT', path, { attributeNames: ['Eic_State'] })).status).toBe(204);
    cic.remoteDisconnect(id);
    await clock.advance(10_000);
    await agent.until(({ __type }) => __type.endsWith('interactionDeallocatedMessage'));
    const told = agent.messages.filter(({ interactionID }) => interactionID === id);
    expect(told.map(brief)).toEqual([
      ['interactionChangedMessage', 'snapshot', { interactionID: id, attributes: { Eic_State: 'A' } }],
      ['interactionChangedMessage', 'delta', { interactionID: id, attributes: { Eic_State: 'E' } }],
      ['interactionDeallocatedMessage', 'delta', { interactionID: id }],
    ]);
    expect((await agent.request('PUT', path, { attributeNames: ['Eic_State'] })).status).toBe(404);
    agent.close();
  });
});

test('a cancelled subscription is silent, a repeated one starts with a snapshot again', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  const path = '/messaging/subscriptions/queues/mine';
  await agent.request('PUT', path, userQueue('agent1'));
  await agent.request('PUT', path, userQueue('agent1', 0));
  await agent.until(({ __type }) => __type === queueMessage);
  expect(agent.messages.filter(({ __type }) => __type === queueMessage).map((each) => each.isDelta)).toEqual([
    false,
    false,
  ]);
  expect((await agent.request('DELETE', path)).status).toBe(204);
  cic.placeCall({ to: { user: 'agent1' }, from: '' });
  expect((await agent.request('GET', '/messaging/messages')).body).toEqual([]);
});

test('the super user watches every queue, an agent only their own and their workgroups', async () => {
  const cic = await start();
  const bridge = await logIn(cic.url, 'bridge');
  const agent = await logIn(cic.url, 'agent1');
  for (const client of [bridge, agent]) {
    const put = await client.request('PUT', '/messaging/subscriptions/queues/theirs', userQueue('agent2'));
    expect(put.status).toBe(200);
  }
  const id = cic.placeCall({ to: { user: 'agent2' }, from: '' });
  const added = await bridge.until((message) => message.isDelta);
  expect(added).toMatchObject({ interactionsAdded: [{ interactionId: id }] });
  const polled = await agent.request<IcwsMessage[]>('GET', '/messaging/messages');
  expect(polled.body.map(brief)).toEqual([
    ['queueContentsMessage', 'snapshot', { subscriptionId: 'theirs', interactionsAdded: [] }],
    ['queueSubscriptionStateMessage', 'snapshot', expect.objectContaining({ state: 3 })],
  ]);
});

test('an interaction in two subscribed queues is told once', async () => {
  const cic = await start();
  const agent = await logInAgent(cic.url, 'agent1');
  await agent.request('PUT', '/messaging/subscriptions/queues/both', {
    queueIds: [
      { queueType: 1, queueName: 'agent1' },
      { queueType: 2, queueName: 'Sales' },
      { queueType: 3, queueName: 'WS-AGENT1' },
    ],
    attributeNames: ['Eic_State'],
  });
  const id = cic.placeCall({ to: { workgroup: 'Sales' }, from: '' });
  await agent.request('POST', `/interactions/${id}/send-to-voicemail`);
  await agent.until(({ interactionsChanged }) => JSON.stringify(interactionsChanged ?? '').includes('"M"'));
  const deltas = agent.messages.filter(({ __type, isDelta }) => __type === queueMessage && isDelta);
  expect(
    deltas.map(({ interactionsAdded, interactionsRemoved }) => [!!interactionsAdded, !!interactionsRemoved]),
  ).toEqual([
    [true, false],
    [false, false],
    [false, false],
  ]);
});

test('sessions of users are told as they come, move and go', async () => {
  const cic = await start();
  const bridge = await logIn(cic.url, 'bridge');
  const put = await bridge.request('PUT', '/messaging/subscriptions/session/sessions-users', {
    userIds: ['agent1'],
  });
  expect(put.status).toBe(200);
  const agent = await logInAgent(cic.url, 'agent1');
  await agent.request('DELETE', '/connection');
  await bridge.until((message) => 'sessionsRemoved' in message && !('sessionsAdded' in message));
  const stations = (sessions: unknown) => (sessions as any[] | undefined)?.map((each) => each.stationId.id);
  expect(
    bridge.messages.map(({ sessionsRemoved, sessionsAdded }) => [
      stations(sessionsRemoved),
      stations(sessionsAdded),
    ]),
  ).toEqual([
    [undefined, []],
    [undefined, ['']],
    [[''], ['WS-AGENT1']],
    [['WS-AGENT1'], undefined],
  ]);
});

test('a stream first gives what had queued up, and polling beside it gives nothing', async () => {
  const cic = await start();
  const bridge = await logIn(cic.url, 'bridge');
  await bridge.request('PUT', '/messaging/subscriptions/queues/q', userQueue('agent1'));
  const abort = new AbortController();
  const headers = { cookie: bridge.cookie, accept: 'text/event-stream' };
  const address = `${cic.url}/icws/${bridge.sessionId}/messaging/messages`;
  const response = await fetch(address, { headers, signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const id = cic.placeCall({ to: { user: 'agent1' }, from: '' });
  expect((await bridge.request('GET', '/messaging/messages')).body).toEqual([]);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (text.includes(id)) break;
  }
  expect(text).toMatch(/^:ping\n\ndata: \{.*"isDelta":false.*\}\n\ndata: \{.*"isDelta":true.*\}\n\n$/);
});

test('a second stream replaces the first', async () => {
  const cic = await start();
  const agent = await logIn(cic.url, 'agent1', 'stream');
  const headers = { cookie: agent.cookie, accept: 'text/event-stream' };
  const second = await fetch(`${cic.url}/icws/${agent.sessionId}/messaging/messages`, { headers });
  expect(second.status).toBe(200);
  expect(await agent.streamEnd).toBe('ended');
  await second.body?.cancel();
});

test('a stream needs the cookie but no token', async () => {
  const cic = await start();
  const agent = await logIn(cic.url, 'agent1');
  const address = `${cic.url}/icws/${agent.sessionId}/messaging/messages`;
  const refused = await fetch(address, { headers: { accept: 'text/event-stream' } });
  expect([refused.status, await refused.json()]).toEqual([401, expect.objectContaining({ errorCode: 1 })]);
});

test('a stream is pinged and ends with the session', async () => {
  const clock = new VirtualClock();
  const cic = await start({ clock });
  const agent = await logIn(cic.url, 'agent1');
  const headers = { cookie: agent.cookie, accept: 'text/event-stream' };
  const address = `${cic.url}/icws/${agent.sessionId}/messaging/messages`;
  const pings = await new Promise<number>((resolve, reject) => {
    let count = 0;
    request(address, { headers }, (response) => {
      response.on('data', (chunk: Buffer) => {
        count += chunk.toString().split(':ping\n\n').length - 1;
        if (count === 1) void clock.advance(10_000);
        else void agent.request('DELETE', '/connection');
      });
      response.on('end', () => resolve(count));
      response.on('error', reject);
    }).end();
  });
  expect(pings).toBe(2);
});

test('a server that only polls answers a wish for a stream with JSON', async () => {
  const cic = await start({ features: { messaging: 1 } });
  const agent = await logIn(cic.url, 'agent1');
  const answer = await agent.request('GET', '/messaging/messages', undefined, {
    accept: 'text/event-stream',
  });
  expect(answer.body).toEqual([]);
});

test('a session that another login ends is told before its stream ends', async () => {
  const cic = await start();
  const agent = await logIn(cic.url, 'agent1', 'stream');
  const seed = '0c9b1a5e-7c5e-4a7b-8f5e-1d2c3b4a5f60';
  const token = await agent.request<{ authToken: string }>('POST', '/connection/unique-auth-token', {
    authTokenSeed: seed,
  });
  await fetch(`${cic.url}/icws/connection`, {
    method: 'POST',
    headers: { 'accept-language': 'en' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:authTokenConnectionRequestSettings',
      applicationName: 'other',
      authToken: token.body.authToken,
      authTokenSeed: seed,
      authTokenSourceSession: agent.sessionId,
      disconnectSourceSession: 'true',
    }),
  });
  expect(await agent.streamEnd).toBe('ended');
  expect(agent.messages.at(-1)).toMatchObject({
    __type: 'urn:inin.com:connection:connectionStateChangeMessage',
    newConnectionState: 2,
    shouldReconnect: false,
  });
});

test('many calls reach every subscriber in order and complete', async () => {
  const cic = await start();
  const watchers = await Promise.all(
    (['stream', 'polling', 'stream'] as const).map(async (reading) => {
      const bridge = await logIn(cic.url, 'bridge', reading);
      await bridge.request('PUT', '/messaging/subscriptions/queues/all', {
        queueIds: [{ queueType: 2, queueName: 'Sales' }],
        attributeNames: ['Eic_State'],
      });
      return bridge;
    }),
  );
  const ids = Array.from({ length: 500 }, () => cic.placeCall({ to: { workgroup: 'Sales' }, from: '' }));
  const last = ids.at(-1) ?? '';
  for (const watcher of watchers) {
    await watcher.until((message) => JSON.stringify(message).includes(last));
    const added = watcher.messages.flatMap(({ interactionsAdded }) =>
      ((interactionsAdded ?? []) as any[]).map(({ interactionId }) => interactionId),
    );
    expect(added).toEqual(ids);
    watcher.close();
  }
});
