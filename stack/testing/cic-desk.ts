import { randomUUID } from 'node:crypto';
import { systemClock } from '@switchhook/bridge/clock';
import { connectCic } from '@switchhook/bridge/icws';
import { demoPassword, type MockCic, type MockCicOptions, startMockCic } from '@switchhook/mocks/cic';
import { expect, onTestFinished, vi } from 'vitest';

const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

type Channels = NonNullable<Parameters<typeof connectCic>[0]['channels']>;
export const everyChannel: Channels = ['call', 'chat', 'callback', 'email', 'generic'];

/** A mock CIC, and the bridge's CIC side connected to it as a service user. */
export async function connect(
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

type CicEvent = Desk['events'][number];
type ObservedCall = Extract<CicEvent, { kind: 'callObserved' }>['call'];
/** One agent's own session. */
export type Desk = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['logOn']>>;

/** A new interaction of this agent that is none of `known`. */
export function another(agent: Desk, ...known: string[]): Promise<string> {
  return vi.waitFor(
    () => {
      const id = [...agent.queue().keys()].find((each) => !known.includes(each));
      if (id === undefined) throw new Error('nothing came');
      return id;
    },
    { timeout: 10_000, interval: 5 },
  );
}

export const transports = ['sse', 'polling'] as const;

/** The agent has this call and talks. */
export async function answered(
  mock: MockCic,
  agent: Desk,
  userId: string,
  from = '+496227747474',
): Promise<string> {
  const id = mock.placeCall({ to: { user: userId }, from });
  await agent.becomes(id, 'call alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'call connected');
  return id;
}

/** Every call of the agent as it was told last. */
export function latestCalls(agent: Desk) {
  const calls = new Map<string, ObservedCall>();
  for (const event of agent.events) {
    if (event.kind === 'callObserved') calls.set(event.call.id, event.call);
    if (event.kind === 'callRemoved') calls.delete(event.callId);
  }
  return [...calls.values()];
}
