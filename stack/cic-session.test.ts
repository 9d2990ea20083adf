import { randomUUID } from 'node:crypto';
import { silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { connectCic } from '@switchhook/bridge/icws';
import { demoPassword, demoWorld, type MockCicOptions, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, test, vi } from 'vitest';

type Channels = NonNullable<Parameters<typeof connectCic>[0]['channels']>;
const everyChannel: Channels = ['call', 'chat', 'callback', 'email', 'generic'];

/** A mock CIC, and the bridge's CIC side connected to it as a service user. */
async function connect(mockOptions: MockCicOptions = {}, transport: 'sse' | 'polling' = 'sse') {
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
    channels: everyChannel,
    agentLicences: ['I3_ACCESS_CLIENT'],
    clock: systemClock,
    rng: Math.random,
    ids: randomUUID,
    log: silentLog,
  });
  onTestFinished(() => cic.stop());
  await cic.start();

  async function logOn(userId: string) {
    type Event = Parameters<Parameters<typeof cic.openAgentSession>[1]>[0];
    const events: Event[] = [];
    const session = await cic.openAgentSession(
      { userId, password: demoPassword, station: undefined },
      (event) => events.push(event),
    );
    /** What the agent's queue holds by now: id to kind and state. */
    const queue = () => {
      const items = new Map<string, string>();
      for (const event of events) {
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
