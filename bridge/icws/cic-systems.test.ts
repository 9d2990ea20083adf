import { expect, test } from 'vitest';
import { BridgeError } from '../core/bridge-error.ts';
import type { Cic } from '../core/cic-port.ts';
import { joinCicSystems } from './cic-systems.ts';
import { fakeCic } from './testing/fake-cic.ts';

const status = (id: string, text: string) => ({
  id,
  text,
  isAcd: false,
  isAfterCallWork: false,
  isSelectable: true,
});

function twoSystems(rule = async (userId: string): Promise<string | undefined> => userId.split('-')[0]) {
  const north = fakeCic({ statusMessages: [status('Available', 'Available')] });
  const south = fakeCic({ statusMessages: [status('available', 'Bereit'), status('Lunch', 'Mittag')] });
  const cic = joinCicSystems(
    [
      { name: 'north', cic: north },
      { name: 'south', cic: south },
    ],
    rule,
  );
  return { north, south, cic };
}

const logOn = (userId: string) => ({ userId, password: 'secret', station: undefined });

test('each agent is asked of the own system alone', async () => {
  const { north, south, cic } = twoSystems();
  await cic.readStatus('north-anna');
  const heard: string[] = [];
  await cic.openAgentSession(logOn('south-berta'), ({ kind }) => heard.push(kind));
  south.say({ kind: 'linkChanged', link: 'down' });
  expect(north.asked).toEqual(['readStatus north-anna']);
  expect(south.asked).toEqual(['open south-berta']);
  expect(heard).toEqual(['linkChanged']);
});

test('an agent of no system is an unknown user, and told so', async () => {
  const { north, south, cic } = twoSystems(async () => undefined);
  const error = await cic.readStatus('anna').catch((thrown) => thrown);
  expect(error).toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('none of north, south'),
  });
  await expect(cic.openAgentSession(logOn('anna'), () => {})).rejects.toMatchObject({ code: 'unknownUser' });
  expect([...north.asked, ...south.asked]).toEqual([]);
});

test('a rule that names no system is an error of the configuration', async () => {
  const { cic } = twoSystems(async () => 'west');
  await expect(cic.readStatus('anna')).rejects.toMatchObject({
    code: 'badConfiguration',
    message: expect.stringContaining('"west"'),
  });
});

test('all systems are started and stopped', async () => {
  const { north, south, cic } = twoSystems();
  await cic.start();
  await cic.stop();
  expect([north.asked, south.asked]).toEqual([
    ['start', 'stop'],
    ['start', 'stop'],
  ]);
});

test('the first system that knows a status names it', () => {
  const texts = twoSystems().cic.statusMessages.map(({ text }) => text);
  expect(texts.toSorted()).toEqual(['Available', 'Mittag']);
});

test.each([
  [['up', 'up'], 'up'],
  [['up', 'reconnecting'], 'reconnecting'],
  [['down', 'reconnecting'], 'down'],
] as const)('links %j are %s together', (links, link) => {
  const systems = links.map((each, index) => ({ name: `cic${index}`, cic: fakeCic({ link: each }) }));
  expect(joinCicSystems(systems, () => undefined).link).toBe(link);
});

const figures = (workgroup: string, waiting: number) => ({ workgroup, loggedOn: 1, available: 1, waiting });

/** A directory with these workgroups that knows whoever is asked for. */
function directoryOf(workgroups: readonly ReturnType<typeof figures>[]): Cic['directory'] {
  return {
    workgroups: async () => workgroups,
    presence: async (userIds) =>
      userIds.map((userId) => ({ userId, name: userId, state: 'available', statusText: 'Available' })),
    watch: () => () => {},
  };
}

/** Routing that notes what it is asked, and knows the items that it routed. */
function routingOf(name: string) {
  const asked: string[] = [];
  const items = new Set<string>();
  const change = async (what: string, id: string) => {
    asked.push(`${what} ${id}`);
    if (!items.has(id)) throw new BridgeError('unknownItem', 'Failed: not here. Look elsewhere.');
  };
  const routing: Cic['actionRouting'] = {
    async route({ actionItemId }) {
      asked.push(`route ${actionItemId}`);
      items.add(actionItemId);
      return `${name}-1`;
    },
    cancel: (id) => change('cancel', id),
    update: (id) => change('update', id),
    onLeft: () => () => {},
    stateOf: async () => 'open',
    onUp: () => () => {},
  };
  return { routing, asked, items };
}

function twoSites() {
  const [north, south] = [routingOf('north'), routingOf('south')];
  const cic = joinCicSystems(
    [
      {
        name: 'north',
        cic: fakeCic({ directory: directoryOf([figures('Sales', 1)]), actionRouting: north.routing }),
      },
      {
        name: 'south',
        cic: fakeCic({
          directory: directoryOf([figures('Sales', 2), figures('Support', 4)]),
          actionRouting: south.routing,
        }),
      },
    ],
    (userId) => (userId === 'nobody' ? undefined : userId.split('-')[0]),
  );
  return { north, south, cic };
}

test('workgroups of all systems are told, those of one name together', async () => {
  const { cic } = twoSites();
  expect(await cic.directory.workgroups()).toEqual([
    { workgroup: 'Sales', loggedOn: 2, available: 2, waiting: 3 },
    figures('Support', 4),
  ]);
});

test('users are asked of their own systems and told in the order of the question', async () => {
  const { cic } = twoSites();
  const found = await cic.directory.presence(['south-b', 'north-a', 'south-c']);
  expect(found.map(({ userId }) => userId)).toEqual(['south-b', 'north-a', 'south-c']);
  await expect(cic.directory.presence(['north-a', 'nobody'])).rejects.toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('nobody'),
  });
});

const actionItem = {
  actionItemId: 'item1',
  workgroup: 'support',
  interactionType: 'Email',
  attributes: {},
} as const;

test('an action item goes to the system that has its workgroup, and its changes follow', async () => {
  const { cic, north, south } = twoSites();
  expect(await cic.actionRouting.route(actionItem)).toBe('south-1');
  await cic.actionRouting.update('item1', {});
  expect(north.asked).toEqual([]);
  expect(south.asked).toEqual(['route item1', 'update item1']);
});

test('a change of an item that was routed before a restart finds its system', async () => {
  const { cic, north, south } = twoSites();
  south.items.add('item9');
  await cic.actionRouting.cancel('item9');
  expect([...north.asked, ...south.asked]).toEqual(['cancel item9', 'cancel item9']);
  await expect(cic.actionRouting.cancel('item8')).rejects.toMatchObject({ code: 'unknownItem' });
});

test('a workgroup that no system has is a bad address', async () => {
  const { cic } = twoSites();
  const routed = cic.actionRouting.route({ ...actionItem, workgroup: 'Nowhere' });
  await expect(routed).rejects.toMatchObject({ code: 'badAddress' });
});
