import { BridgeError } from '@switchhook/bridge';
import { expect, test } from 'vitest';
import { type AgentSession, type BridgeSide, startBridgeSide } from './bridge-side.ts';
import { icwsContracts } from './icws-contracts.ts';
import { icwsRequestName, icwsRequests } from './icws-requests.ts';
import { mail } from './mail.ts';
import { conferenceId, firstCall, queueSubscriptionId, secondCall } from './states.ts';

type Command = {
  [K in keyof AgentSession]: AgentSession[K] extends (...args: never) => Promise<unknown> ? K : never;
}[keyof AgentSession];

/** A day of an agent with every command there is: the type leaves none out. */
const day: Record<Command, (agent: AgentSession, bridge: BridgeSide) => Promise<unknown>> = {
  setStatus: (agent) => agent.setStatus('Available'),
  setForwarding: (agent) => agent.setForwarding(undefined),
  readActivations: (agent) => agent.readActivations(),
  setActivations: (agent) => agent.setActivations({ Sales: true }),
  async pickup(agent, { world, event }) {
    world.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
    await event(({ kind }) => kind === 'callObserved');
    await agent.pickup(firstCall);
  },
  writeAttributes: (agent) => agent.writeAttributes(firstCall, { OrderId: '4711' }),
  mute: (agent) => agent.mute(firstCall, true),
  sendDigits: (agent) => agent.sendDigits(firstCall, '1'),
  record: (agent) => agent.record(firstCall, true),
  pauseRecording: (agent) => agent.pauseRecording(firstCall, true),
  hold: (agent) => agent.hold(firstCall, true),
  consult: (agent) => agent.consult(firstCall, { kind: 'number', number: '+4989123456' }, {}),
  changeAudience: (agent) => tolerant(agent.changeAudience(firstCall, secondCall, 'caller')),
  cancelConsult: (agent) => tolerant(agent.cancelConsult(firstCall, secondCall)),
  concludeConsult: (agent) => tolerant(agent.concludeConsult(firstCall, secondCall)),
  conference: (agent) => tolerant(agent.conference([firstCall, secondCall])),
  addToConference: (agent) => tolerant(agent.addToConference(conferenceId, [firstCall])),
  inviteParty: (agent) => tolerant(agent.inviteParty(firstCall, '+4930123456')),
  inviteToConference: (agent) => tolerant(agent.inviteToConference(conferenceId, '+4930123456')),
  park: (agent) => tolerant(agent.park(firstCall)),
  transferToWorkgroup: (agent) => tolerant(agent.transferToWorkgroup(firstCall, 'Support')),
  blindTransfer: (agent) => tolerant(agent.blindTransfer(firstCall, { kind: 'voicemail', userId: 'agent2' })),
  async sendToVoicemail(agent, { world }) {
    await agent.sendToVoicemail(world.placeCall({ to: { user: 'agent1' }, from: '+496227747474' }));
  },
  assignWrapUp: (agent) => tolerant(agent.assignWrapUp(firstCall, { code: 'Solved', segmentId: 1 })),
  watchChat: (agent, { world }) =>
    agent.watchChat(world.placeChat({ to: { user: 'agent1' }, from: 'erika@example.com' })),
  sendChatText: (agent) => tolerant(agent.sendChatText(firstCall, 'Hello')),
  setTyping: (agent) => tolerant(agent.setTyping(firstCall, true)),
  watchCallback: (agent, { world }) =>
    agent.watchCallback(world.placeCallback({ to: { user: 'agent1' }, number: '+496227747474' })),
  callBack: (agent) => tolerant(agent.callBack(firstCall, '+496227747474')),
  completeCallback: (agent) => tolerant(agent.completeCallback(firstCall, 'success')),
  readMail: (agent, { world }) =>
    agent.readMail(world.placeEmail({ to: { user: 'agent1' }, from: 'erika@example.com' })),
  replyToMail: (agent) => tolerant(agent.replyToMail(firstCall, mail)),
  sendMail: (agent) => agent.sendMail(mail),
  createCall: (agent) => agent.createCall('+4989123456', {}),
  disconnect: (agent) => tolerant(agent.disconnect(firstCall)),
  close: (agent) => agent.close(),
};

/** Where only the request counts, not whether CIC can do it with what this day has left. */
async function tolerant(request: Promise<unknown>): Promise<void> {
  await request.catch((error: unknown) => {
    if (!(error instanceof BridgeError)) throw error;
  });
}

test('makes just the requests of the list, which all have a contract', async () => {
  const withStream = await startBridgeSide({
    settings: { timeouts: { heartbeatMs: 10 }, agentLicences: ['I3_ACCESS_CLIENT'] },
  });
  const agent = await withStream.logOn();
  await withStream.cic.readStatus('agent2');
  await withStream.cic.directory.workgroups();
  const withoutPassword = { userId: 'agent2', password: undefined, station: undefined };
  await withStream.cic.openAgentSession(withoutPassword, () => {});
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
    { __type: 'urn:inin.com:connection:effectiveStationChangeMessage', isDelta: true },
  ]);
  await withPolling.request(({ name }) => name === 'GET {S}/connection/station');
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
