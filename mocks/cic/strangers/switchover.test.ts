import { VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test } from 'vitest';
import { type MockCicPair, startMockCicPair } from '../start-mock-cic-pair.ts';
import { type RawHttp, rawHttp } from './raw-http.ts';

// A pair switches over under a client that polls and one that streams, in the middle of everything, and back.

let pair: MockCicPair;
const hosts = new Map<string, RawHttp<any>>();

afterEach(async () => {
  await pair.close();
});

function at(url: string): RawHttp<any> {
  const http = hosts.get(url) ?? rawHttp<any>(url);
  hosts.set(url, http);
  return http;
}

interface Session {
  readonly url: string;
  readonly login: any;
  readonly cookie: string;
  call(method: string, path: string, body?: unknown): Promise<any>;
}

function tryLogin(url: string, user: string) {
  return at(url).send({
    method: 'POST',
    path: '/icws/connection?include=features,effective-station',
    headers: { 'accept-language': 'en-us' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'Survivor',
      userID: user,
      password: 'secret',
    }),
  });
}

/** As vendor clients do: the host that is known, then those that a 503 names, same scheme and port. */
async function logOn(user: string, firstUrl: string): Promise<Session> {
  let url = firstUrl;
  let answer = await tryLogin(url, user);
  for (let hops = 0; answer.status === 503 && hops < 5; hops += 1) {
    const [alternate] = answer.json.alternateHostList;
    const { port } = new URL(url);
    url = `http://${alternate.includes(':') ? alternate : `${alternate}:${port}`}`;
    answer = await tryLogin(url, user);
  }
  expect(answer.status).toBe(201);
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { sessionId, csrfToken } = answer.json;
  return {
    url,
    login: answer.json,
    cookie,
    call: (method, path, body) =>
      at(url).send({
        method,
        path: `/icws/${sessionId}${path}`,
        headers: { cookie, 'ININ-ICWS-CSRF-Token': csrfToken },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}

async function atWork(user: string, firstUrl: string): Promise<Session> {
  const session = await logOn(user, firstUrl);
  await session.call('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: `WS-${user.toUpperCase()}`,
  });
  await session.call('PUT', '/messaging/subscriptions/queues/own', {
    queueIds: [{ queueType: 1, queueName: user }],
    attributeNames: ['Eic_State', 'Eic_ConferenceId', 'Eic_ConsultingCallId'],
  });
  return session;
}

/** The queue as a fresh snapshot tells it: id, state and conference. */
async function queueOf(session: Session): Promise<readonly string[]> {
  const messages = (await session.call('GET', '/messaging/messages')).json;
  const snapshot = messages.find(({ isDelta, subscriptionId }: any) => !isDelta && subscriptionId === 'own');
  return snapshot.interactionsAdded
    .map(({ interactionId, attributes, conferenceParentId }: any) =>
      [interactionId, attributes.Eic_State, conferenceParentId, attributes.Eic_ConsultingCallId].join(' '),
    )
    .sort();
}

test('everything lives on at the other server and back, and the old one sends everybody there', async () => {
  pair = await startMockCicPair({ clock: new VirtualClock() });
  const first = pair.first.url;
  const control = at(first).control;
  const [poller, streamer] = [await atWork('agent1', first), await atWork('agent2', first)];
  const place = async (what: object): Promise<string> => (await control('/interactions', what)).interactionId;
  const talking = async (session: Session, user: string): Promise<string> => {
    const id = await place({ kind: 'call', to: { user }, from: '+4930' });
    await session.call('POST', `/interactions/${id}/pickup`);
    return id;
  };
  // agent1 holds a consultation, has a chat and a callback; agent2 is in a conference
  const original = await talking(poller, 'agent1');
  const consult = await poller.call('POST', `/interactions/${original}/consult`, { target: '+49301' });
  await control('/clock/advance', { ms: 200 });
  const chat = await place({ kind: 'chat', to: { user: 'agent1' }, text: 'Hello' });
  await poller.call('POST', `/interactions/${chat}/pickup`);
  const callback = await place({ kind: 'callback', to: { user: 'agent1' }, number: '+49302' });
  const parties = [await talking(streamer, 'agent2'), await talking(streamer, 'agent2')];
  const conference = await streamer.call('POST', '/interactions/conferences', { interactions: parties });
  expect([consult.status, conference.status]).toEqual([201, 201]);
  const stream = await at(first).open({
    method: 'GET',
    path: `/icws/${streamer.login.sessionId}/messaging/messages`,
    headers: {
      accept: 'text/event-stream',
      cookie: streamer.cookie,
    },
  });
  let streamed = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    streamed += chunk;
  });
  const ended = new Promise((resolve) => stream.on('end', resolve));
  await poller.call('GET', '/messaging/messages');
  const before = (await control('/state')).interactions;

  const other = await control('/switchover', {});
  expect(other.ended).toBe(2);
  await ended;
  const farewell = { previousConnectionState: 1, newConnectionState: 2, shouldReconnect: true };
  const lastEvent = streamed.trim().split('\n\n').at(-1) ?? '';
  expect(JSON.parse(lastEvent.replace(/^data: /, ''))).toMatchObject(farewell);
  expect((await poller.call('GET', '/messaging/messages')).json).toMatchObject([farewell]);
  expect((await poller.call('GET', '/connection')).json).toMatchObject({
    connectionState: 2,
    shouldReconnect: true,
  });
  for (const [method, path] of [
    ['GET', '/messaging/messages'],
    ['POST', `/interactions/${original}/pickup`],
    ['PUT', '/messaging/subscriptions/queues/own'],
    ['GET', '/configuration/users'],
    ['DELETE', '/connection'],
  ]) {
    const answer = await poller.call(method ?? '', path ?? '');
    expect([path, answer.status, answer.json.errorId, answer.json.alternateHostList]).toEqual([
      path,
      503,
      'error.server.notAcceptingConnections',
      [other.active],
    ]);
  }
  for (const path of ['version', 'features', 'features/connection', 'server-info', 'server-time']) {
    const answer = await at(first).send({ method: 'GET', path: `/icws/connection/${path}` });
    expect([path, answer.status, answer.json.alternateHostList]).toEqual([path, 503, [other.active]]);
  }

  expect((await control('/state')).interactions).toMatchObject(
    before.map(({ interactionId, state, user }: any) => ({ interactionId, state, user })),
  );
  const [again, streamerAgain] = [await atWork('agent1', first), await atWork('agent2', first)];
  expect(again.url).not.toBe(first);
  expect(again.login.icServer).toBe('cic2');
  const consultId = consult.json.consultId;
  const own = [`${original} H  `, `${consultId} R  ${original}`, `${chat} C  `, `${callback} A  `];
  expect(await queueOf(again)).toEqual(own.sort());
  const { conferenceId } = conference.json;
  expect(await queueOf(streamerAgain)).toEqual(
    [`${conferenceId} C  `, ...parties.map((id) => `${id} C ${conferenceId} `)].sort(),
  );
  // and what hung together still does
  await control(`/interactions/${consultId}/remote-answer`, {});
  const conclude = await again.call('POST', `/interactions/${original}/consult/${consultId}/conclude`);
  expect(conclude.status).toBe(204);
  await control(`/interactions/${chat}/remote-message`, { text: 'Still there?' });
  expect((await again.call('POST', `/interactions/${chat}/chat/messages`, { text: 'Yes' })).status).toBe(200);
  expect((await again.call('POST', `/interactions/${callback}/pickup`)).status).toBe(200);
  expect((await again.call('GET', '/connection/switchover-status')).json).toMatchObject({
    isSwitchoverActive: true,
    primaryHost: other.active,
  });

  const back = await control('/switchover', {});
  expect([back.ended, back.active === other.active]).toEqual([2, false]);
  const home = await atWork('agent1', again.url);
  expect(home.url).toBe(first);
  expect(home.login.icServer).toBe('cic1');
  expect(await queueOf(home)).toEqual(expect.arrayContaining([`${chat} C  `, `${callback} C  `]));
});
