import { expect, onTestFinished, test } from 'vitest';
import { type BenchOptions, openBench } from './testing/open-cic.ts';

async function openDesk(options: BenchOptions = {}) {
  const bench = await openBench(onTestFinished, options);
  const agent = await bench.openAgent();
  const lost = () => agent.events.filter(({ kind }) => kind === 'stationLost');
  return { ...bench, ...agent, lost };
}

test('whoever took the station while CIC was away keeps it, and the agent hears so and sees the queue', async () => {
  const { server, cic, clock, until, session, lost, story } = await openDesk();
  server.queues.set('agent1', new Map([['42', { Eic_ObjectType: 'Call', Eic_State: 'A' }]]));
  server.script(({ method, path }) =>
    method === 'PUT' && path === '/connection/station'
      ? { status: 400, body: { errorId: 'error.request.station.inUse', message: 'In use by agent2.' } }
      : undefined,
  );
  server.forgetSessions();
  await until(() => cic.link === 'down');
  await clock.advance(2_000);
  await until(() => story().at(-1) === 'up');
  expect(lost()).toEqual([{ kind: 'stationLost', station: 'WS-agent1' }]);
  expect(story().slice(-3)).toEqual(['statusObserved', 'queueRead', 'up']);
  await expect(session.pickup('42')).rejects.toMatchObject({ details: { reason: 'stationLost' } });
});

test('news of some station of the user make the bridge look at its own', async () => {
  const { server, until, lost } = await openDesk();
  const uncertain = {
    __type: 'urn:inin.com:connection:effectiveStationChangeMessage',
    isDelta: true,
    effectiveStation: null,
  };
  const reads = () => server.calls('agent1').filter((call) => call === 'GET /connection/station').length;
  let body: object = { id: 'ws-AGENT1' };
  server.script(({ method, path }) =>
    method === 'GET' && path === '/connection/station' ? { status: 200, body } : undefined,
  );
  server.push('agent1', uncertain);
  await until(() => reads() === 1);
  expect(lost()).toEqual([]);
  body = { id: 'WS9' };
  server.push('agent1', uncertain);
  await until(() => lost().length === 1);
});

test('the agent hears when the station is theirs again, and can answer with it', async () => {
  const { server, until, lost, events } = await openDesk();
  let body: object = { id: 'WS9' };
  server.script(({ method, path }) =>
    method === 'GET' && path === '/connection/station' ? { status: 200, body } : undefined,
  );
  const news = {
    __type: 'urn:inin.com:connection:effectiveStationChangeMessage',
    isDelta: true,
    effectiveStation: null,
  };
  server.push('agent1', news);
  await until(() => lost().length === 1);
  body = { id: 'WS-agent1' };
  server.push('agent1', news);
  await until(() => events.some(({ kind }) => kind === 'stationBound'));
  expect(events.at(-1)).toEqual({ kind: 'stationBound', station: 'WS-agent1' });
});

test('a station that was lost with a lost poll answer is found missing', async () => {
  const { server, until, lost } = await openDesk({ messagingVersion: 1 });
  const noStation = { errorId: '-2147221496', message: 'No station.' };
  server.script(({ method, path }) =>
    method === 'GET' && path === '/connection/station' ? { status: 400, body: noStation } : undefined,
  );
  const stop = server.script(({ path, user }) => {
    if (user !== 'agent1' || path !== '/messaging/messages') return undefined;
    stop();
    return 'reset';
  });
  await until(() => lost().length === 1);
});

test('an agent who logs on again at another station has that one', async () => {
  const { session, settled, openAgent, server } = await openDesk();
  await settled(session.close());
  const { session: next } = await openAgent('agent1', 'WS9');
  expect(next.station).toBe('WS9');
  expect(server.sessionCount('agent1')).toBe(1);
});
