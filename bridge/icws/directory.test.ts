import { expect, onTestFinished, test } from 'vitest';
import { openBench } from './testing/open-cic.ts';
import type { ScriptedCic } from './testing/scripted-cic.ts';

const people = 'urn:inin.com:configuration.people';
const id = (name: string) => ({ id: name, displayName: `The ${name}` });

interface Site {
  readonly users: string[];
  readonly workgroups: Record<string, string[]>;
  readonly waiting: Record<string, Record<string, string>>;
}

/** A CIC that has users and workgroups, told the way their subscriptions tell. */
function settle(server: ScriptedCic, { users, workgroups, waiting }: Site): void {
  const queues = Object.entries(waiting).map(([interactionId, attributes]) => ({
    interactionId,
    attributes,
  }));
  server.script(({ method, path, user, body }) => {
    if (method !== 'PUT' || user !== 'service') return undefined;
    if (path.includes('/configuration/users/')) {
      const added = users.map((name) => ({ configurationId: id(name) }));
      server.push('service', { __type: `${people}:usersMessage`, isDelta: false, added });
      return { status: 200 };
    }
    if (path.includes('/configuration/workgroups/')) {
      const added = Object.entries(workgroups).map(([name, members]) => ({
        configurationId: id(name),
        members: members.map(id),
        hasQueue: name !== 'NoQueue',
        isActive: true,
      }));
      server.push('service', { __type: `${people}:workgroupsMessage`, isDelta: false, added });
      return { status: 200 };
    }
    if (path.includes('/activations/workgroups/')) {
      const { workgroupId } = body;
      expect(workgroupId).not.toBe('NoQueue');
      server.push('service', {
        __type: 'urn:inin.com:activations:workgroupActivationMessage',
        isDelta: false,
        subscriptionId: path.split('/').at(-1),
        workgroupId,
        activationsChanged: {},
      });
      return { status: 200 };
    }
    if (path.includes('/subscriptions/queues/')) {
      server.push('service', {
        __type: 'urn:inin.com:queues:queueContentsMessage',
        isDelta: false,
        subscriptionId: path.split('/').at(-1),
        interactionsAdded: queues,
      });
      expect(body.queueIds).not.toContainEqual({ queueType: 2, queueName: 'NoQueue' });
      return { status: 200 };
    }
    return undefined;
  });
}

const site: Site = {
  users: Array.from({ length: 300 }, (_, index) => `agent${index}`),
  workgroups: { Sales: ['agent0', 'agent1', 'agent2'], NoQueue: ['agent1'] },
  waiting: {
    '1': { Eic_ObjectType: 'Call', Eic_State: 'O', Eic_WorkgroupName: 'sales' },
    '2': { Eic_ObjectType: 'Call', Eic_State: 'A', Eic_WorkgroupName: 'Sales', Eic_UserName: 'agent0' },
    '3': {
      Eic_ObjectType: 'Recorder',
      Eic_State: 'O',
      Eic_WorkgroupName: 'Sales',
      Eic_RecordedObjectId: '1',
    },
  },
};

async function openDirectory() {
  const bench = await openBench(onTestFinished);
  settle(bench.server, site);
  bench.server.statuses.set('agent1', { statusId: 'Do Not disturb' });
  bench.server.statuses.set('agent2', { loggedIn: false });
  const { directory } = bench.cic;
  const puts = () => bench.server.calls('service').filter((call) => call.startsWith('PUT'));
  return { ...bench, directory, puts };
}

test('three hundred users and their workgroups cost five requests, whatever is asked how often', async () => {
  const { directory, puts, settled } = await openDirectory();
  const before = puts().length;
  expect(await settled(directory.workgroups())).toEqual([
    { workgroup: 'Sales', loggedOn: 2, available: 1, waiting: 1 },
  ]);
  expect(await settled(directory.presence(['agent1', 'agent0', 'agent2']))).toEqual([
    { userId: 'agent1', name: 'The agent1', state: 'busy', statusText: 'Do not disturb' },
    { userId: 'agent0', name: 'The agent0', state: 'available', statusText: 'Available' },
    { userId: 'agent2', name: 'The agent2', state: 'loggedOff', statusText: 'Available' },
  ]);
  expect(puts().slice(before)).toHaveLength(5);
});

test('a member who was deactivated in a workgroup is not counted there until activated again', async () => {
  const { directory, server, settled, until, clock } = await openDirectory();
  let calls = 0;
  directory.watch(() => {
    calls += 1;
  });
  const sales = async () => (await settled(directory.workgroups()))[0];
  expect(await sales()).toMatchObject({ loggedOn: 2, available: 1 });
  const put = server.requests.find(({ path }) => path.includes('/activations/workgroups/'));
  expect(put?.body).toEqual({ workgroupId: 'Sales', userIds: ['*'] });
  const tell = async (activationsChanged: Readonly<Record<string, boolean>>) => {
    const before = calls;
    server.push('service', {
      __type: 'urn:inin.com:activations:workgroupActivationMessage',
      isDelta: true,
      subscriptionId: put?.path.split('/').at(-1),
      workgroupId: 'sales',
      activationsChanged,
    });
    await clock.advance(1_000);
    await until(() => calls > before);
  };
  await tell({ Agent0: false });
  expect(await sales()).toMatchObject({ loggedOn: 1, available: 0 });
  await tell({ agent1: false });
  expect(await sales()).toMatchObject({ loggedOn: 0 });
  await tell({ agent0: true });
  expect(await sales()).toMatchObject({ loggedOn: 1, available: 1 });
});

test('where CIC does not tell who is active, every member counts', async () => {
  const { directory, server, settled } = await openDirectory();
  server.script(({ path }) => (path.includes('/activations/') ? { status: 403 } : undefined));
  expect((await settled(directory.workgroups()))[0]).toMatchObject({ loggedOn: 2, available: 1 });
});

test('nothing is asked before the first question', async () => {
  const { puts } = await openDirectory();
  expect(puts()).toEqual(['PUT /messaging/subscriptions/status/status-messages']);
});

test('whom CIC does not know is named, letter by letter', async () => {
  const { directory, settled } = await openDirectory();
  await expect(settled(directory.presence(['agent1', 'Agent0', 'nobody']))).rejects.toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('Agent0, nobody'),
  });
});

test('an agent who talks is busy, and many changes call back once a second', async () => {
  const { directory, server, settled, clock, until } = await openDirectory();
  let calls = 0;
  directory.watch(() => {
    calls += 1;
  });
  await settled(directory.workgroups());
  await clock.advance(5_000);
  const before = calls;
  for (const onPhone of [true, false, true]) {
    server.push('service', {
      __type: 'urn:inin.com:status:userStatusMessage',
      isDelta: true,
      userStatusList: [{ userId: 'agent0', statusId: 'Available', onPhone }],
    });
  }
  await until(() => calls > before);
  const [presence] = await settled(directory.presence(['agent0']));
  expect(presence?.state).toBe('busy');
  await clock.advance(999);
  expect(calls - before).toBeLessThanOrEqual(2);
});

test('after a loss everything is read again before the next answer', async () => {
  const { directory, server, settled, clock, until, cic } = await openDirectory();
  await settled(directory.workgroups());
  server.forgetSessions();
  await until(() => cic.link === 'down');
  await expect(directory.workgroups()).rejects.toMatchObject({ code: 'cicUnavailable' });
  server.statuses.set('agent1', { statusId: 'Available' });
  await clock.advance(2_000);
  await until(() => cic.link === 'up');
  expect(await settled(directory.workgroups())).toMatchObject([{ available: 2 }]);
});

test('a user who came later is known without a question', async () => {
  const { directory, server, settled, until, puts } = await openDirectory();
  await settled(directory.workgroups());
  const before = puts().length;
  server.push('service', {
    __type: `${people}:usersMessage`,
    isDelta: true,
    added: [{ configurationId: id('newcomer') }],
  });
  await until(() => puts().length > before);
  expect(await settled(directory.presence(['newcomer']))).toMatchObject([{ userId: 'newcomer' }]);
});

test('a user without rights to read users is told so', async () => {
  const { directory, server, settled } = await openDirectory();
  server.script(({ path }) =>
    path.includes('/configuration/users/') ? { status: 403, body: {} } : undefined,
  );
  await expect(settled(directory.workgroups())).rejects.toMatchObject({ code: 'notAuthorized' });
});
