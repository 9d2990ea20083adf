import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { patient } from '../pact/patient.ts';
import type { ProviderWorld } from '../pact/provider-world.ts';
import { emailContent } from './mail.ts';
import * as states from './states.ts';
import {
  answered,
  cicIsUp,
  ended,
  firstCall,
  hungUp,
  messagesRead,
  queueSubscribed,
  queueSubscriptionId,
  ringing,
  secondCall,
  session,
  station,
  stationTaken,
  stationWatched,
  statusAsked,
  statusMessagesSubscribed,
  statusSubscribed,
  transferred,
} from './states.ts';

/** A session that a state opened. */
interface OpenSession {
  readonly sessionId: string;
  readonly cookie: string;
  readonly csrfToken: string;
}

const queueAttributes = [
  'Eic_ObjectType',
  'Eic_State',
  'Eic_CallDirection',
  'Eic_RemoteName',
  'Eic_RemoteTn',
  'Eic_InitiationTime',
];

/** The mock CIC; its states are reached over ICWS, as any client would. */
export async function openCicWorld(): Promise<ProviderWorld> {
  const cic = await startMockCic(patient);
  let current: OpenSession | undefined;

  async function logIn(userID: string): Promise<OpenSession> {
    const response = await fetch(`${cic.url}/icws/connection`, {
      method: 'POST',
      headers: { 'accept-language': 'en-us', 'content-type': 'application/json' },
      body: JSON.stringify({
        __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
        applicationName: 'contract',
        userID,
        password: demoPassword,
      }),
    });
    const { sessionId, csrfToken } = (await response.json()) as OpenSession;
    const [cookie = ''] = response.headers.get('set-cookie')?.split(';') ?? [];
    return { sessionId, cookie, csrfToken };
  }

  async function ask(method: string, path: string, body?: unknown, by = current): Promise<void> {
    if (!by) throw new Error(`Failed to ${method} ${path}: no state has opened a session.`);
    const response = await fetch(`${cic.url}/icws/${by.sessionId}${path}`, {
      method,
      headers: {
        cookie: by.cookie,
        'inin-icws-csrf-token': by.csrfToken,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }

  function bind(workstation: string, by = current): Promise<void> {
    const __type = 'urn:inin.com:connection:workstationSettings';
    const body = { __type, workstation, supportedMediaTypes: [1], readyForInteractions: true };
    return ask('PUT', '/connection/station', body, by);
  }

  const subscriptions = '/messaging/subscriptions';
  const call = `/interactions/${firstCall}`;
  const handlers: Readonly<Record<string, (userId: string) => Promise<void> | void>> = {
    [cicIsUp.name]: () => {},
    async [session('agent1').name](userId) {
      current = await logIn(userId);
    },
    [station.name]: () => bind('WS-AGENT1'),
    [stationTaken.name]: async () => bind('WS-AGENT2', await logIn('agent2')),
    [stationWatched.name]: () => ask('PUT', `${subscriptions}/connection/station`),
    [statusMessagesSubscribed.name]: () => ask('PUT', `${subscriptions}/status/status-messages`),
    [statusSubscribed.name]: () =>
      ask('PUT', `${subscriptions}/status/user-statuses`, { userIds: ['agent1'] }),
    [queueSubscribed.name]: () =>
      ask('PUT', `${subscriptions}/queues/${queueSubscriptionId}`, {
        queueIds: [{ queueType: 1, queueName: 'agent1' }],
        attributeNames: queueAttributes,
      }),
    [messagesRead.name]: () => ask('GET', '/messaging/messages'),
    [statusAsked.name]: () => ask('PUT', '/status/user-statuses/agent1', { statusId: 'Do Not disturb' }),
    async [ringing.name]() {
      cic.placeCall({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com', name: 'Erika Example' });
    },
    [answered.name]: () => ask('POST', `${call}/pickup`),
    [hungUp.name]: () => ask('POST', `${call}/disconnect`),
    [transferred.name]: () => ask('POST', `${call}/blind-transfer`, { target: 'Sales' }),
    [ended.name]: () => ask('DELETE', '/connection'),
    [states.consulted.name]: () => ask('POST', `${call}/consult`, { target: '+4989123456' }),
    [states.consultAnswered.name]: () => cic.remoteAnswer(secondCall),
    [states.joined.name]: () =>
      ask('POST', '/interactions/conferences', { interactions: [firstCall, secondCall] }),
    async 'another caller is in a call with agent1'() {
      const other = cic.placeCall({ to: { user: 'agent1' }, from: '+4940123456' });
      await ask('POST', `/interactions/${other}/pickup`);
    },
    [states.recorded.name]: () => ask('POST', `${call}/record`, { on: true, supervisor: false }),
    async [states.chatOffered.name]() {
      cic.placeChat({ to: { user: 'agent1' }, from: 'erika@example.com', name: 'Erika Example' });
    },
    async [states.callbackOffered.name]() {
      cic.placeCallback({ to: { user: 'agent1' }, number: '+496227747474', name: 'Erika Example' });
    },
    async [states.mailOffered.name]() {
      cic.placeEmail({ to: { user: 'agent1' }, from: 'erika@example.com', subject: 'Order', text: 'Where?' });
    },
    [states.taken.name]: () => ask('POST', `${call}/pickup`),
    [states.drafted.name]: () =>
      ask('POST', '/interactions', {
        __type: 'urn:inin.com:interactions.email:createEmailParameters',
        emailContent,
      }),
    [states.written.name]: () => ask('POST', `${call}/email/save`, { emailContent }),
    [states.agentLoggedOn.name]: async () => bind('WS-AGENT1', await logIn('agent1')),
    [states.handlersHeard.name]: () =>
      ask('PUT', `${subscriptions}/system/handler-sent-notifications`, {
        headers: [{ objectId: 'SAPCRM', eventIds: ['SapLoggedOn', 'SapHandlerFailed'] }],
      }),
  };

  return {
    url: cic.url,
    cutStreams: true,
    async enter(state, { userId = '' }) {
      const handler = handlers[state];
      if (!handler) throw new Error(`Failed to enter "${state}": no handler has this name. Add one.`);
      await handler(userId);
      return { ...current };
    },
    close: () => cic.close(),
  };
}
