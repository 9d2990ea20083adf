import { randomUUID } from 'node:crypto';
import { systemClock } from '@switchhook/bridge/clock';
import { connectCic } from '@switchhook/bridge/icws';
import {
  demoPassword,
  demoWorld,
  type MockCicOptions,
  sapHandlers,
  startMockCic,
} from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';

const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

type Channels = NonNullable<Parameters<typeof connectCic>[0]['channels']>;
const everyChannel: Channels = ['call', 'chat', 'callback', 'email', 'generic'];

/** A mock CIC, and the bridge's CIC side connected to it as a service user. */
async function connect(
  mockOptions: MockCicOptions = {},
  transport: 'sse' | 'polling' = 'sse',
  channels: Channels = everyChannel,
  timeouts: Parameters<typeof connectCic>[0]['timeouts'] = {},
) {
  const mock = await startMockCic(mockOptions);
  onTestFinished(() => mock.close());
  const cic = connectCic({
    hosts: [mock.url],
    user: 'bridge',
    password: demoPassword,
    applicationName: 'Switchhook',
    language: 'en-us',
    transport,
    pollMs: 50,
    channels,
    timeouts,
    backoff: { firstMs: 20, maxMs: 200 },
    agentLicences: ['I3_ACCESS_CLIENT'],
    clock: systemClock,
    rng: Math.random,
    ids: randomUUID,
    log: silentLog,
  });
  onTestFinished(() => cic.stop());
  await cic.start();

  async function logOn(
    userId: string,
    { password }: { password: string | undefined } = { password: demoPassword },
  ) {
    type Event = Parameters<Parameters<typeof cic.openAgentSession>[1]>[0];
    const events: Event[] = [];
    const session = await cic.openAgentSession({ userId, password, station: undefined }, (event) =>
      events.push(event),
    );
    /** What the agent's queue holds by now: id to kind and state. */
    const queue = () => {
      const items = new Map<string, string>();
      for (const event of events) {
        if (event.kind === 'queueRead') {
          items.clear();
          for (const { id, state } of event.calls) items.set(id, `call ${state}`);
          for (const { id, channel, state } of event.interactions ?? []) items.set(id, `${channel} ${state}`);
        }
        if (event.kind === 'callObserved') items.set(event.call.id, `call ${event.call.state}`);
        if (event.kind === 'callRemoved') items.delete(event.callId);
        if (event.kind === 'interactionObserved') {
          items.set(event.interaction.id, `${event.interaction.channel} ${event.interaction.state}`);
        }
        if (event.kind === 'interactionRemoved') items.delete(event.interactionId);
      }
      return items;
    };
    const becomes = (id: string, word: string | undefined) =>
      vi.waitFor(() => expect(queue().get(id)).toBe(word), { timeout: 10_000, interval: 5 });
    return { session, events, queue, becomes };
  }
  return { mock, cic, logOn };
}

type Mock = Awaited<ReturnType<typeof connect>>['mock'];
type CicEvent = Desk['events'][number];
type ObservedCall = Extract<CicEvent, { kind: 'callObserved' }>['call'];
type Mail = Parameters<Desk['session']['sendMail']>[0];
type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['logOn']>>;

/** A new interaction of this agent that is none of `known`. */
function another(agent: Desk, ...known: string[]): Promise<string> {
  return vi.waitFor(
    () => {
      const id = [...agent.queue().keys()].find((each) => !known.includes(each));
      if (id === undefined) throw new Error('nothing came');
      return id;
    },
    { timeout: 10_000, interval: 5 },
  );
}

test.each(['sse', 'polling'] as const)(
  'a call is answered, held, muted, recorded and ended over %s',
  async (transport) => {
    const { mock, logOn } = await connect({}, transport);
    const agent = await logOn('agent1');
    const { session } = agent;
    const id = mock.placeCall({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
    await agent.becomes(id, 'call alerting');
    await session.pickup(id);
    await agent.becomes(id, 'call connected');
    await session.hold(id, true);
    await agent.becomes(id, 'call held');
    await session.hold(id, false);
    await agent.becomes(id, 'call connected');
    await session.mute(id, true);
    await session.mute(id, false);
    await session.record(id, true);
    await session.pauseRecording(id, true);
    await session.sendDigits(id, '12#');
    await session.writeAttributes(id, { CrmCaseId: '4711' });
    await session.disconnect(id);
    await agent.becomes(id, 'call disconnected');
  },
);

test('a consultation connects caller and colleague once it is concluded', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(id, 'call alerting');
  await one.session.pickup(id);
  await one.becomes(id, 'call connected');
  const { consultId, callId } = await one.session.consult(id, { kind: 'number', number: '1002' }, {});
  await one.becomes(id, 'call held');
  const theirs = await another(two);
  await two.session.pickup(theirs);
  await one.becomes(callId, 'call connected');
  await one.session.changeAudience(id, consultId, 'both');
  await one.session.concludeConsult(id, consultId);
  await vi.waitFor(
    () => expect([...one.queue().values()].filter((word) => word === 'call connected')).toEqual([]),
    10_000,
  );
  await vi.waitFor(() => expect([...two.queue().values()]).toContain('call connected'), 10_000);
});

test('a cancelled consultation leaves the caller on hold', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(id, 'call alerting');
  await one.session.pickup(id);
  await one.becomes(id, 'call connected');
  const { consultId } = await one.session.consult(id, { kind: 'user', userId: 'agent2' }, {});
  await another(two);
  await one.session.cancelConsult(id, consultId);
  await vi.waitFor(
    () =>
      expect([...one.queue().values()].filter((word) => !/disconnected/.test(word))).toEqual(['call held']),
    10_000,
  );
});

test('two calls become a conference', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const first = mock.placeCall({ to: { user: 'agent1' }, from: '+4911' });
  await agent.becomes(first, 'call alerting');
  await agent.session.pickup(first);
  await agent.becomes(first, 'call connected');
  await agent.session.hold(first, true);
  const second = mock.placeCall({ to: { user: 'agent1' }, from: '+4922' });
  await agent.becomes(second, 'call alerting');
  await agent.session.pickup(second);
  await agent.becomes(second, 'call connected');
  const conferenceId = await agent.session.conference([first, second]);
  expect(conferenceId).not.toBe('');
  await vi.waitFor(() => {
    const joined = agent.events.filter(
      (event) => event.kind === 'callObserved' && event.call.attributes.Eic_ConferenceId === conferenceId,
    );
    expect(joined.length).toBeGreaterThan(1);
  }, 10_000);
});

test.each([
  ['a user', { kind: 'user', userId: 'agent2' }],
  ['a number', { kind: 'number', number: '1002' }],
] as const)('a call is transferred to %s', async (_, target) => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(id, 'call alerting');
  await one.session.pickup(id);
  await one.becomes(id, 'call connected');
  await one.session.blindTransfer(id, target);
  await one.becomes(id, undefined);
  await two.becomes(id, 'call alerting');
});

test('a target that does not exist is a bad address, and the call stays', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.becomes(id, 'call alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
  await expect(
    agent.session.blindTransfer(id, { kind: 'workgroup', workgroup: 'Nowhere' }),
  ).rejects.toMatchObject({ code: 'badAddress' });
  expect(agent.queue().get(id)).toBe('call connected');
});

test('a chat is read, answered and ended', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = mock.placeChat({
    to: { user: 'agent1' },
    from: 'erika@example.com',
    name: 'Erika',
    text: 'Hello',
  });
  await agent.becomes(id, 'chat alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'chat connected');
  await agent.session.watchChat(id);
  await agent.session.setTyping(id, true);
  await agent.session.sendChatText(id, 'How can I help?');
  mock.visitorSays(id, 'My order.');
  const texts = () =>
    agent.events.flatMap((event) =>
      event.kind === 'chatMessagesObserved'
        ? event.messages.map(({ from, text }) => `${from.role}: ${text}`)
        : [],
    );
  await vi.waitFor(() => expect(texts().at(-1)).toBe('visitor: My order.'), 10_000);
  expect(texts()).toEqual(
    expect.arrayContaining(['visitor: Hello', 'self: How can I help?', 'visitor: My order.']),
  );
  await agent.session.disconnect(id);
  await agent.becomes(id, 'chat disconnected');
});

test('a callback is dialled and completed', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = mock.placeCallback({ to: { user: 'agent1' }, number: '+496227747474', subject: 'My order' });
  await agent.becomes(id, 'callback alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'callback connected');
  await agent.session.watchCallback(id);
  await vi.waitFor(
    () =>
      expect(agent.events.findLast(({ kind }) => kind === 'callbackObserved')).toMatchObject({
        interactionId: id,
        callback: { target: '+496227747474', subject: 'My order' },
      }),
    10_000,
  );
  const callId = await agent.session.callBack(id, '+496227747474');
  mock.remoteAnswer(callId);
  await agent.becomes(callId, 'call connected');
  await agent.session.disconnect(callId);
  await agent.session.completeCallback(id, 'success');
});

test('an agent who asked for German reads CIC in German', async () => {
  const { cic } = await connect();
  const texts: string[] = [];
  const session = await cic.openAgentSession(
    { userId: 'agent1', password: demoPassword, station: undefined, language: 'de' },
    (event) => {
      if (event.kind === 'statusObserved') texts.push(event.status.text);
    },
  );
  await session.setStatus('At Lunch');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('Mittagspause'), 10_000);
  expect(cic.statusMessages.find(({ id }) => id === 'At Lunch')?.text).toBe('At Lunch');
});

test('workgroups are left and joined again', async () => {
  const { logOn } = await connect();
  const { session } = await logOn('agent1');
  expect(await session.readActivations()).toMatchObject({ Sales: true });
  expect(await session.setActivations({ Sales: false })).toMatchObject({ Sales: false });
  expect(await session.readActivations()).toMatchObject({ Sales: false });
});

test('a user without an extension is refused with the reason', async () => {
  const world = demoWorld();
  const users = world.users.map((user) => (user.id === 'agent1' ? { ...user, extension: '' } : user));
  const { logOn } = await connect({ world: { ...world, users } });
  await expect(logOn('agent1')).rejects.toMatchObject({ details: { reason: 'noExtension' } });
});

test('an agent whose station another session takes is told, and cannot answer any more', async () => {
  const { mock, cic, logOn } = await connect();
  const agent = await logOn('agent1');
  // The agent starts a CIC client of their own at the same station.
  await cic.openAgentSession({ userId: 'agent1', password: demoPassword, station: undefined }, () => {});
  await vi.waitFor(
    () => expect(agent.events.at(-1)).toEqual({ kind: 'stationLost', station: agent.session.station }),
    10_000,
  );
  const id = mock.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.becomes(id, 'call alerting');
  await expect(agent.session.pickup(id)).rejects.toMatchObject({ code: 'workcenterInUse' });
});

test('a wrap-up code reaches the segment of the agent', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  await agent.session.setStatus('Available');
  const id = mock.placeCall({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.becomes(id, 'call alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
  await agent.session.disconnect(id);
  await agent.becomes(id, 'call disconnected');
  const [code] = demoWorld().wrapUpCodes ?? [];
  await agent.session.assignWrapUp(id, { code: code?.id ?? '', segmentId: 1 });
  expect(mock.wrapUps().wrapUps).toMatchObject([{ interactionId: id, code: code?.id, user: 'agent1' }]);
});

/** The agent has this call and talks. */
async function answered(mock: Mock, agent: Desk, userId: string, from = '+496227747474'): Promise<string> {
  const id = mock.placeCall({ to: { user: userId }, from });
  await agent.becomes(id, 'call alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
  return id;
}

const transports = ['sse', 'polling'] as const;

test.each(transports)(
  'a further party is invited to a call, and dropped again, over %s',
  async (transport) => {
    const { mock, logOn } = await connect({}, transport);
    const [one, two] = [await logOn('agent1'), await logOn('agent2')];
    const id = await answered(mock, one, 'agent1');
    await one.session.inviteParty(id, '1002');
    const theirs = await another(two);
    await two.session.pickup(theirs);
    const members = () => latestCalls(one).filter(({ conferenceId }) => conferenceId !== '');
    await vi.waitFor(() => expect(members()).toHaveLength(3), 10_000);
    const [leg] = members();
    const invited = members().find((call) => call.id !== id && call.id !== leg?.conferenceId);
    await one.session.disconnect(invited?.id ?? '');
    await one.becomes(invited?.id ?? '', 'call disconnected');
    expect(one.queue().get(id)).toBe('call connected');
  },
);

test('a third call is added to a conference, and a number is invited to it', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const first = await answered(mock, agent, 'agent1', '+4911');
  await agent.session.hold(first, true);
  const second = await answered(mock, agent, 'agent1', '+4922');
  const conferenceId = await agent.session.conference([first, second]);
  const third = await answered(mock, agent, 'agent1', '+4933');
  await agent.session.addToConference(conferenceId, [third]);
  const members = () => latestCalls(agent).filter((call) => call.conferenceId === conferenceId);
  await vi.waitFor(() => expect(members().map(({ id }) => id)).toContain(third), 10_000);
  await agent.session.inviteToConference(conferenceId, '+4944');
  const dialled = await vi.waitFor(() => {
    const found = latestCalls(agent).find(({ remoteNumber }) => remoteNumber === '+4944');
    if (!found) throw new Error('nobody was dialled');
    return found.id;
  }, 10_000);
  mock.remoteAnswer(dialled);
  await vi.waitFor(() => expect(members().map(({ id }) => id)).toContain(dialled), 10_000);
});

test('a call goes to the voice mail of a colleague', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = await answered(mock, agent, 'agent1');
  await agent.session.blindTransfer(id, { kind: 'voicemail', userId: 'agent2' });
  await agent.becomes(id, undefined);
  expect(mock.state().interactions.find((each) => each.interactionId === id)).toMatchObject({ state: 'M' });
});

test('a muted call says so', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const id = await answered(mock, agent, 'agent1');
  const isMuted = () => latestCalls(agent).find((call) => call.id === id)?.isMuted;
  expect(isMuted()).toBe(false);
  await agent.session.mute(id, true);
  await vi.waitFor(() => expect(isMuted()).toBe(true), 10_000);
});

test('the call to a third party names the call that it is a consultation for', async () => {
  const { mock, logOn } = await connect();
  const one = await logOn('agent1');
  const id = await answered(mock, one, 'agent1');
  const { callId } = await one.session.consult(id, { kind: 'number', number: '+4955' }, {});
  await vi.waitFor(
    () => expect(latestCalls(one).find((call) => call.id === callId)?.consultingCallId).toBe(id),
    10_000,
  );
});

test.each(transports)('a call is parked and taken back over %s', async (transport) => {
  const { mock, logOn } = await connect({}, transport);
  const agent = await logOn('agent1');
  const id = await answered(mock, agent, 'agent1');
  await agent.session.park(id);
  await agent.becomes(id, 'call held');
  expect(mock.state().interactions.find((each) => each.interactionId === id)).toMatchObject({ state: 'P' });
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
});

test('calls of an agent are forwarded, and no longer', async () => {
  const { cic, logOn } = await connect();
  const agent = await logOn('agent1');
  await agent.session.setStatus('At Lunch');
  await agent.session.setForwarding('+4966');
  await vi.waitFor(
    async () => expect(await cic.readStatus('agent1')).toMatchObject({ statusId: 'Available, Forward' }),
    10_000,
  );
  await agent.session.setForwarding(undefined);
  await vi.waitFor(
    async () => expect(await cic.readStatus('agent1')).toMatchObject({ statusId: 'At Lunch' }),
    10_000,
  );
});

test('a callback that nobody took is tried again later, and one that failed is over', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const take = async () => {
    const id = mock.placeCallback({ to: { user: 'agent1' }, number: '+496227747474' });
    await agent.becomes(id, 'callback alerting');
    await agent.session.pickup(id);
    await agent.becomes(id, 'callback connected');
    const callId = await agent.session.callBack(id, '+496227747474');
    mock.remoteDisconnect(callId);
    await agent.becomes(callId, 'call disconnected');
    return id;
  };
  const again = await take();
  await agent.session.completeCallback(again, 'retry');
  await agent.becomes(again, 'callback held');
  const failed = await take();
  await agent.session.completeCallback(failed, 'failure');
  await agent.becomes(failed, 'callback disconnected');
});

test('a colleague is invited into a chat, and one leaves while it goes on', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeChat({ to: { user: 'agent1' }, from: 'erika@example.com', name: 'Erika' });
  await one.becomes(id, 'chat alerting');
  await one.session.pickup(id);
  await one.session.watchChat(id);
  await one.session.inviteParty(id, 'agent2');
  const theirs = await another(two);
  await two.session.pickup(theirs);
  await two.becomes(theirs, 'chat connected');
  await two.session.watchChat(theirs);
  await one.session.disconnect(id);
  await one.becomes(id, 'chat disconnected');
  await two.session.sendChatText(theirs, 'I go on.');
  expect(two.queue().get(theirs)).toBe('chat connected');
});

test.each(transports)('an e-mail is read and answered over %s', async (transport) => {
  const { mock, logOn } = await connect({}, transport);
  const agent = await logOn('agent1');
  const id = mock.placeEmail({
    to: { user: 'agent1' },
    from: 'erika@example.com',
    subject: 'My order',
    text: 'Where is it?',
    html: '<p>Where is it?</p>',
    recipients: ['shop@example.com'],
    attachments: ['order.pdf'],
  });
  await agent.becomes(id, 'email alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'email connected');
  expect(await agent.session.readMail(id)).toMatchObject({
    from: 'erika@example.com',
    to: ['shop@example.com'],
    subject: 'My order',
    contentType: 'text/plain',
    text: 'Where is it?',
    attachments: [{ attachmentId: '1', name: 'order.pdf' }],
  });
  const seen = () =>
    agent.events.findLast((event) => event.kind === 'interactionObserved' && event.interaction.id === id);
  await vi.waitFor(
    () =>
      expect(seen()).toMatchObject({
        interaction: {
          recipients: ['shop@example.com'],
          attachments: [{ attachmentId: '1', name: 'order.pdf' }],
        },
      }),
    10_000,
  );
  const answerId = await agent.session.replyToMail(
    id,
    mail({ to: ['erika@example.com'], subject: 'Re: My order' }),
  );
  await agent.becomes(answerId, 'email disconnected');
  expect(agent.queue().get(id)).toBe('email connected');
});

test('a new e-mail is sent; one for nobody is a bad address and leaves no draft', async () => {
  const { logOn } = await connect();
  const agent = await logOn('agent1');
  const id = await agent.session.sendMail(mail({ to: ['erika@example.com'] }));
  await agent.becomes(id, 'email disconnected');
  await expect(agent.session.sendMail(mail({ to: [] }))).rejects.toMatchObject({ code: 'badAddress' });
  await vi.waitFor(() => expect([...agent.queue().values()]).not.toContain('email connected'), 10_000);
});

test('a chat stays in CIC where chats are off, and calls come', async () => {
  const { mock, logOn } = await connect({}, 'sse', ['call']);
  const agent = await logOn('agent1');
  const chat = mock.placeChat({ to: { user: 'agent1' }, from: 'erika@example.com' });
  const call = mock.placeCall({ to: { user: 'agent1' }, from: '+4911' });
  await agent.becomes(call, 'call alerting');
  expect(agent.queue().has(chat)).toBe(false);
  expect(mock.state().interactions.map(({ interactionId }) => interactionId)).toContain(chat);
});

test.each(transports)(
  'handlers answer, hold and dial for an agent without a password over %s',
  async (transport) => {
    const { mock, logOn } = await connect({ handlers: sapHandlers({ workgroup: 'Sales' }) }, transport);
    const agent = await logOn('agent1', { password: undefined });
    expect(agent.session.station).toBe('WS-AGENT1');
    const id = await answered(mock, agent, 'agent1');
    await agent.session.hold(id, true);
    await agent.becomes(id, 'call held');
    await agent.session.hold(id, false);
    await agent.becomes(id, 'call connected');
    await agent.session.mute(id, true);
    await agent.session.writeAttributes(id, { CrmCaseId: '4711' });
    await agent.session.disconnect(id);
    await agent.becomes(id, 'call disconnected');
    await agent.session.setStatus('At Lunch');
    await vi.waitFor(
      () =>
        expect(agent.events.findLast(({ kind }) => kind === 'statusObserved')).toMatchObject({
          status: { statusId: 'At Lunch' },
        }),
      10_000,
    );
    const out = await agent.session.createCall('+4977', { CrmCaseId: '4712' });
    mock.remoteAnswer(out);
    await agent.becomes(out, 'call connected');
    await expect(agent.session.consult(out, { kind: 'number', number: '1002' }, {})).rejects.toMatchObject({
      code: 'notSupported',
    });
  },
);

test('ACD offers to an agent whom a handler logged on, and what they reject goes on', async () => {
  const { mock, logOn } = await connect({ handlers: sapHandlers({ workgroup: 'Sales' }) });
  const agent = await logOn('agent1', { password: undefined });
  await agent.session.setStatus('Available');
  const id = mock.placeCall({ to: { workgroup: 'Sales' }, from: '+4911' });
  await agent.becomes(id, 'call alerting');
  await agent.session.sendToVoicemail(id);
  await agent.becomes(id, undefined);
  await expect(agent.session.pickup('1')).rejects.toMatchObject({
    code: 'notAllowedInState',
    details: { reason: 'handlerRefused' },
  });
});

test('an agent whom a handler logged off is told that the station is lost', async () => {
  const { mock, logOn } = await connect({ handlers: sapHandlers({ workgroup: 'Sales' }) });
  const agent = await logOn('agent1', { password: undefined });
  await tellHandlers(mock, 'SapLogOff', ['0', 'agent1']);
  await vi.waitFor(
    () => expect(agent.events.at(-1)).toEqual({ kind: 'stationLost', station: agent.session.station }),
    10_000,
  );
});

test('an agent without a password and a session comes back after a lost connection', async () => {
  const { mock, logOn } = await connect({ handlers: sapHandlers({ workgroup: 'Sales' }) });
  const agent = await logOn('agent1', { password: undefined });
  const id = await answered(mock, agent, 'agent1');
  mock.dropConnections('bridge');
  const links = () => agent.events.flatMap((event) => (event.kind === 'linkChanged' ? [event.link] : []));
  await vi.waitFor(() => expect(links()).toEqual(['down', 'reconnecting', 'up']), 10_000);
  const kinds = agent.events.slice(agent.events.findLastIndex(({ kind }) => kind === 'linkChanged') - 2);
  expect(kinds.map(({ kind }) => kind)).toEqual(['statusObserved', 'queueRead', 'linkChanged']);
  expect(agent.queue().get(id)).toBe('call connected');
  await agent.session.disconnect(id);
  await agent.becomes(id, 'call disconnected');
});

test('without handlers an agent without a password is refused, and is told why', async () => {
  const { logOn } = await connect({ handlers: [] }, 'sse', everyChannel, { handlerMs: 200 });
  await expect(logOn('agent1', { password: undefined })).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('SapLogOn'),
  });
});

test.each(transports)(
  'an action item is routed once, changed, and told when it left, over %s',
  async (transport) => {
    const { cic, logOn } = await connect({ handlers: sapHandlers({ workgroup: 'Sales' }) }, transport);
    const { actionRouting } = cic;
    const left: unknown[] = [];
    actionRouting.onLeft((item) => left.push(item));
    const agent = await logOn('agent1');
    await agent.session.setStatus('Available');
    const item = {
      actionItemId: 'item-4711',
      workgroup: 'Sales',
      interactionType: 'Email',
      attributes: { SUBJECT: 'My order', FROM_ADDRESS: 'erika@example.com', TO_NAME: 'sales@example.com' },
    } as const;
    const [id, same] = await Promise.all([actionRouting.route(item), actionRouting.route(item)]);
    expect(same).toBe(id);
    expect(await actionRouting.route(item)).toBe(id);
    await agent.becomes(id, 'email alerting');
    await actionRouting.update('item-4711', { SUBJECT: 'My two orders' });
    await agent.session.pickup(id);
    await agent.becomes(id, 'email connected');
    await actionRouting.cancel('item-4711');
    await agent.becomes(id, 'email disconnected');
    await vi.waitFor(() => expect(left).toEqual([{ actionItemId: 'item-4711', interactionId: id }]), 10_000);
    await expect(actionRouting.cancel('item-4711')).rejects.toMatchObject({ code: 'unknownItem' });
  },
);

test('the bridge decides on workgroup and type of an action item, whatever the handler would choose', async () => {
  const { mock, cic } = await connect({ handlers: sapHandlers({ workgroup: 'Sales' }) });
  const id = await cic.actionRouting.route({
    actionItemId: 'item-1',
    workgroup: 'Support',
    interactionType: 'Generic Object',
    attributes: { TO_NAME: 'sales@example.com' },
  });
  expect(mock.state().interactions.find((each) => each.interactionId === id)).toMatchObject({
    kind: 'generic',
    workgroup: 'Support',
  });
});

test.each(transports)('the directory counts who is there and what waits, over %s', async (transport) => {
  const { mock, cic, logOn } = await connect({}, transport);
  const { directory } = cic;
  const count = async (name: string) => (await directory.workgroups()).find((one) => one.workgroup === name);
  let changes = 0;
  const stop = directory.watch(() => {
    changes += 1;
  });
  expect(await count('Sales')).toEqual({ workgroup: 'Sales', loggedOn: 0, available: 0, waiting: 0 });
  const waiting = mock.placeCall({ to: { workgroup: 'Sales' }, from: '+4911' });
  await vi.waitFor(async () => expect(await count('Sales')).toMatchObject({ waiting: 1 }), 10_000);
  const agent = await logOn('agent1');
  await vi.waitFor(async () => {
    const [two, one] = await directory.presence(['agent2', 'agent1']);
    expect([two?.userId, two?.state, one?.userId]).toEqual(['agent2', 'loggedOff', 'agent1']);
    expect(one?.state).not.toBe('loggedOff');
  }, 10_000);
  await agent.session.setStatus('Available');
  await agent.becomes(waiting, 'call alerting');
  await vi.waitFor(
    async () => expect(await count('Sales')).toMatchObject({ loggedOn: 1, available: 1, waiting: 0 }),
    10_000,
  );
  await agent.session.pickup(waiting);
  await vi.waitFor(async () => expect(await count('Sales')).toMatchObject({ available: 0 }), 10_000);
  await vi.waitFor(() => expect(changes).toBeGreaterThan(0), 10_000);
  await expect(directory.presence(['agent1', 'nobody'])).rejects.toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('nobody'),
  });
  stop();
});

test('after a lost connection the directory is read again', async () => {
  const { mock, cic } = await connect();
  expect(await cic.directory.workgroups()).not.toEqual([]);
  mock.dropConnections('bridge');
  mock.placeCall({ to: { workgroup: 'Sales' }, from: '+4911' });
  await vi.waitFor(async () => {
    const sales = (await cic.directory.workgroups()).find(({ workgroup }) => workgroup === 'Sales');
    expect(sales).toMatchObject({ waiting: 1 });
  }, 10_000);
});

/** Every call of the agent as it was told last. */
function latestCalls(agent: Desk) {
  const calls = new Map<string, ObservedCall>();
  for (const event of agent.events) {
    if (event.kind === 'callObserved') calls.set(event.call.id, event.call);
    if (event.kind === 'callRemoved') calls.delete(event.callId);
  }
  return [...calls.values()];
}

/** As some other client of the site does. */
async function tellHandlers(mock: Mock, eventId: string, data: readonly string[]) {
  const login = await fetch(`${mock.url}/icws/connection`, {
    method: 'POST',
    headers: { 'accept-language': 'en-us', 'content-type': 'application/json' },
    body: JSON.stringify({
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: 'Another client',
      userID: 'bridge',
      password: demoPassword,
    }),
  });
  const { sessionId, csrfToken } = (await login.json()) as { sessionId: string; csrfToken: string };
  await fetch(`${mock.url}/icws/${sessionId}/system/handler-notification`, {
    method: 'POST',
    headers: {
      cookie: login.headers.get('set-cookie')?.split(';')[0] ?? '',
      'inin-icws-csrf-token': csrfToken,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ objectId: 'SAPCRM', eventId, data }),
  });
}

function mail(more: Partial<Mail>): Mail {
  return {
    from: '',
    to: [],
    cc: [],
    subject: 'A mail',
    contentType: 'text/plain',
    text: 'Soon.',
    attachments: [],
    ...more,
  };
}
