import { expect, onTestFinished, test } from 'vitest';
import { VirtualClock } from '../clock/index.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { AgentSession, Cic } from '../core/cic-port.ts';
import { createAttachedDataStore } from './attached-data-store.ts';
import { openStore } from './store.ts';
import { withLargeAttachedData } from './with-large-attached-data.ts';

const attribute = 'Switchhook_AttachedData';
const long = `<ItemAttachedData>${'x'.repeat(200)}</ItemAttachedData>`;
const keepMs = 86_400_000;

/** CIC with one agent: keeps what was written, and shows it again where the test says so. */
async function setUp() {
  const written: Record<string, string>[] = [];
  const events: CicEvent[] = [];
  let tell: (event: CicEvent) => void = () => undefined;
  const session = {
    userId: 'agent1',
    writeAttributes: async (_: string, attributes: Record<string, string>) => {
      written.push(attributes);
    },
    createCall: async (_: string, attributes: Record<string, string>) => {
      written.push(attributes);
      return '7';
    },
  } as unknown as AgentSession;
  const cic = {
    link: 'up',
    actionRouting: {
      route: async ({ attributes }: { attributes: Record<string, string> }) => {
        written.push(attributes);
        return '8';
      },
      update: async (_: string, attributes: Record<string, string>) => {
        written.push(attributes);
      },
    },
    openAgentSession: async (_: unknown, onEvent: (event: CicEvent) => void) => {
      tell = onEvent;
      return session;
    },
  } as unknown as Cic;
  const store = openStore({ path: ':memory:' });
  const clock = new VirtualClock();
  const data = createAttachedDataStore({ store, clock, keepMs });
  data.start();
  onTestFinished(() => {
    data.stop();
    store.close();
  });
  const routed = { name: 'ATTACHED_DATA', attribute: 'ROUTED_DATA' };
  const large = withLargeAttachedData(cic, { store: data, attribute, routed, longest: 100 });
  const agent = await large.openAgentSession(
    { userId: 'agent1', password: 'x', station: undefined },
    (event) => events.push(event),
  );
  const show = (text: string, name = attribute.toUpperCase()): string | undefined => {
    tell({
      kind: 'interactionObserved',
      interaction: { attributes: { Other: 'o', [name]: text } } as never,
    });
    const last = events.at(-1);
    return last?.kind === 'interactionObserved' ? last.interaction.attributes[name] : undefined;
  };
  return { agent, large, written, show, clock, data };
}

test('writes short attached data to CIC as it is', async () => {
  const { agent, written } = await setUp();
  await agent.writeAttributes('7', { [attribute]: '<a/>', Other: long });
  expect(written).toEqual([{ [attribute]: '<a/>', Other: long }]);
});

test('keeps long attached data itself, and shows it whole wherever CIC carries the reference', async () => {
  const { agent, written, show } = await setUp();
  await agent.writeAttributes('7', { [attribute]: long });
  await agent.createCall('1', { [attribute]: long });
  const reference = written[0]?.[attribute] ?? '';
  expect(reference.length).toBeLessThan(100);
  expect(written[1]?.[attribute]).toBe(reference);
  expect(show(reference)).toBe(long);
  expect(show('<short/>')).toBe('<short/>');
});

test('long data of an action item goes through routing as a reference too', async () => {
  const { large, written, show } = await setUp();
  const attributes = { SUBJECT: 's', ATTACHED_DATA: long };
  const item = { actionItemId: 'a', workgroup: 'w', interactionType: 'Email', attributes } as const;
  expect(await large.actionRouting.route(item)).toBe('8');
  await large.actionRouting.update('a', attributes);
  const reference = written[0]?.ATTACHED_DATA ?? '';
  expect(reference.length).toBeLessThan(100);
  expect(written[1]).toEqual({ SUBJECT: 's', ATTACHED_DATA: reference });
  expect(show(reference, 'Routed_Data')).toBe(long);
});

test('shows no attached data where the reference is not known', async () => {
  const { show } = await setUp();
  expect(show('switchhook-data:0123')).toBe('');
});

test('keeps a document as long as CIC shows it, and drops it after', async () => {
  const { agent, written, show, clock } = await setUp();
  await agent.writeAttributes('7', { [attribute]: long });
  const reference = written[0]?.[attribute] ?? '';
  for (let day = 0; day < 5; day++) {
    await clock.advance(keepMs * 0.75);
    expect(show(reference)).toBe(long);
  }
  await clock.advance(keepMs * 2);
  expect(show(reference)).toBe('');
});

test('leaves everything else of CIC as it is', async () => {
  const { large, agent } = await setUp();
  expect(large.link).toBe('up');
  expect(agent.userId).toBe('agent1');
});
