import { expect, test } from 'vitest';
import { type AgentSession, type BridgeSide, startBridgeSide } from './bridge-side.ts';
import { icwsContracts } from './icws-contracts.ts';
import { icwsRequestName, icwsRequests } from './icws-requests.ts';
import { firstCall, queueSubscriptionId } from './states.ts';

type Command = {
  [K in keyof AgentSession]: AgentSession[K] extends (...args: never) => Promise<unknown> ? K : never;
}[keyof AgentSession];

/** Built on the CIC side, while no operation of SAP leads to them: each gets its contract with its operation. */
type NotAskedYet =
  | 'blindTransfer'
  | 'consult'
  | 'concludeConsult'
  | 'cancelConsult'
  | 'changeAudience'
  | 'conference'
  | 'addToConference'
  | 'inviteParty'
  | 'inviteToConference'
  | 'mute'
  | 'sendDigits'
  | 'record'
  | 'pauseRecording'
  | 'watchChat'
  | 'sendChatText'
  | 'setTyping'
  | 'watchCallback'
  | 'callBack'
  | 'completeCallback'
  | 'assignWrapUp'
  | 'readActivations'
  | 'setActivations';

/** A day of an agent with every other command there is: the type leaves none out. */
const day: Record<
  Exclude<Command, NotAskedYet>,
  (agent: AgentSession, bridge: BridgeSide) => Promise<unknown>
> = {
  setStatus: (agent) => agent.setStatus('Available'),
  async pickup(agent, { world, event }) {
    world.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
    await event(({ kind }) => kind === 'callObserved');
    await agent.pickup(firstCall);
  },
  writeAttributes: (agent) => agent.writeAttributes(firstCall, { OrderId: '4711' }),
  hold: (agent) => agent.hold(firstCall, true),
  transferToWorkgroup: (agent) => agent.transferToWorkgroup(firstCall, 'Support'),
  async sendToVoicemail(agent, { world }) {
    await agent.sendToVoicemail(world.placeCall({ to: { user: 'agent1' }, from: '+496227747474' }));
  },
  createCall: (agent) => agent.createCall('+4989123456', {}),
  async disconnect(agent, { event }) {
    const dialled = await event((told) => told.kind === 'callObserved' && told.call.direction === 'out');
    if (dialled.kind === 'callObserved') await agent.disconnect(dialled.call.id);
  },
  close: (agent) => agent.close(),
};

test('makes just the requests of the list, which all have a contract', async () => {
  const withStream = await startBridgeSide({ settings: { timeouts: { heartbeatMs: 10 } } });
  const agent = await withStream.logOn();
  await withStream.cic.readStatus('agent2');
  for (const command of Object.values(day)) await command(agent, withStream);
  await withStream.request(({ name }) => name === 'POST {S}/messaging/heartbeat');
  await withStream.close();

  const withPolling = await startBridgeSide({ settings: { transport: 'polling', pollMs: 5 } });
  withPolling.proxy.hideFeatures();
  await withPolling.logOn();
  withPolling.proxy.answerPoll('agent1', [
    {
      __type: 'urn:inin.com:queues:queueContentsMessage',
      isDelta: true,
      subscriptionId: queueSubscriptionId,
      interactionsChanged: [{ interactionId: '3000000000', attributes: { Eic_State: 'C' } }],
    },
  ]);
  await withPolling.request(({ name }) => name === 'GET {S}/interactions/{interactionId}');
  await withPolling.close();

  const made = new Set([...withStream.seen, ...withPolling.seen].map(({ name }) => name));
  expect([...made].sort()).toEqual([...icwsRequests].sort());
  const contracted = new Set(icwsContracts.map(({ request }) => request));
  expect([...contracted].sort()).toEqual([...icwsRequests].sort());
});

test('names a request by its path template', () => {
  const names = [
    icwsRequestName('GET', '/icws/123/interactions/3001000001?select=Eic_State'),
    icwsRequestName('PUT', '/icws/123/messaging/subscriptions/status/user-statuses'),
    icwsRequestName('GET', '/icws/connection/features'),
  ];
  expect(names).toEqual([
    'GET {S}/interactions/{interactionId}',
    'PUT {S}/messaging/subscriptions/status/user-statuses',
    'GET /icws/connection/features',
  ]);
});
