import { expect, onTestFinished, test } from 'vitest';
import type { CicEvent } from '../core/cic-event.ts';
import { openBench } from './testing/open-cic.ts';

type Answer = readonly [eventId: string, ...data: string[]] | 'silence';

/** A site whose handlers answer as `handle` says; the correlation id is put before the data. */
async function openSite(handle: (eventId: string, data: readonly string[]) => Answer, objectId = 'SAPCRM') {
  const bench = await openBench(onTestFinished, {
    options: {
      timeouts: { handlerMs: 5_000 },
      handlers: { objectId, events: { SapRouteActionItem: 'RouteMail', SapActionItemRouted: 'Routed' } },
    },
  });
  const { server } = bench;
  const asked: (readonly string[])[] = [];
  const send = (eventId: string, data: readonly string[]) =>
    server.push('service', {
      __type: 'urn:inin.com:system:handlerSentNotificationMessage',
      isDelta: false,
      objectId: objectId.toLowerCase(),
      eventId: eventId.toUpperCase(),
      data,
    });
  server.script(({ path, body }) => {
    if (path !== '/system/handler-notification') return undefined;
    const { eventId, data } = body as { eventId: string; data: string[] };
    const [correlationId = '', ...rest] = data;
    asked.push([eventId, ...rest]);
    const answer = handle(eventId, rest);
    if (answer !== 'silence') send(answer[0], [correlationId, ...answer.slice(1)]);
    return { status: 202 };
  });
  return { ...bench, asked, send };
}

const item = {
  actionItemId: 'item1',
  workgroup: 'Sales',
  interactionType: 'Generic Object',
  attributes: { SUBJECT: 'My order' },
} as const;

test('an action item goes to the handler with workgroup and type, by the names of the site', async () => {
  const { cic, settled, asked, server } = await openSite((_, [id = '']) => ['Routed', id, '3001']);
  expect(await settled(cic.actionRouting.route(item))).toBe('3001');
  expect(asked).toEqual([
    ['RouteMail', 'item1', 'SUBJECT', 'My order', 'WORKGROUP', 'Sales', 'INTERACTION_TYPE', 'Generic Object'],
  ]);
  const put = server.requests.find(({ path }) => path.endsWith('/handler-sent-notifications'));
  expect(put?.body.headers).toEqual([
    {
      objectId: 'SAPCRM',
      eventIds: expect.arrayContaining(['Routed', 'SapHandlerFailed', 'SapActionItemEnded']),
    },
  ]);
});

test('two at once for one action item are one question', async () => {
  const { cic, settled, asked } = await openSite((_, [id = '']) => ['Routed', id, `9${id}`]);
  const routed = Promise.all(
    ['a', 'a', 'b'].map((id) => cic.actionRouting.route({ ...item, actionItemId: id })),
  );
  expect(await settled(routed)).toEqual(['9a', '9a', '9b']);
  expect(asked.map(([, id]) => id)).toEqual(['a', 'b']);
});

test('a handler that says no is the reason of the error', async () => {
  const { cic, settled } = await openSite(() => ['SapHandlerFailed', 'Router', 'No such workgroup.']);
  await expect(settled(cic.actionRouting.route(item))).rejects.toMatchObject({
    code: 'notSupported',
    message: expect.stringContaining('handler Router says: No such workgroup. '),
  });
});

test('a site without handlers is a time-out that names what was asked, and nothing is asked twice', async () => {
  const { cic, clock, asked, until } = await openSite(() => 'silence');
  const routed = cic.actionRouting.route(item).catch((error) => error);
  await until(() => asked.length > 0);
  await clock.advance(5_000);
  expect(await routed).toMatchObject({ code: 'timeout', message: expect.stringContaining('RouteMail') });
  expect(asked).toHaveLength(1);
});

test('an answer that is read in the turn in which a late timer runs came in time', async () => {
  const { cic, clock, asked, until, send, server } = await openSite(() => 'silence');
  const routed = cic.actionRouting.route(item);
  await until(() => asked.length > 0);
  // the handler has answered, and the bridge was suspended until its time was over
  const question = server.requests.find(({ path }) => path === '/system/handler-notification');
  const [correlationId = ''] = (question?.body.data ?? []) as string[];
  send('Routed', [correlationId, 'item1', '3001']);
  await clock.advance(5_000);
  expect(await routed).toBe('3001');
});

test('an answer that the lost connection swallowed is not waited for', async () => {
  const { cic, asked, until, server, settled } = await openSite(() => 'silence');
  const routed = cic.actionRouting.route(item).catch((error) => error);
  await until(() => asked.length > 0);
  server.forgetSessions();
  expect(await settled(routed)).toMatchObject({ code: 'cicUnavailable', details: { reason: 'lostAnswer' } });
  expect(asked).toHaveLength(1);
});

test.each([
  [{ status: 200, body: { attributes: { Eic_State: 'A', ACTION_ITEM_ID: 'item1' } } }, 'open'],
  [{ status: 200, body: { attributes: { eic_state: 'I', action_item_id: 'item1' } } }, 'over'],
  [{ status: 200, body: { attributes: { Eic_State: 'C', ACTION_ITEM_ID: 'another' } } }, 'gone'],
  [{ status: 404 }, 'gone'],
])('an action item that CIC shows as %j is %s', async (answer, state) => {
  const { cic, server } = await openSite(() => 'silence');
  server.script(({ path }) => (path.startsWith('/interactions/3001?select=') ? answer : undefined));
  expect(await cic.actionRouting.stateOf({ actionItemId: 'item1', interactionId: '3001' })).toBe(state);
});

test('each connection is told to whoever may have missed an ending', async () => {
  const { cic, clock, until, server } = await openSite(() => 'silence');
  let ups = 0;
  const stop = cic.actionRouting.onUp(() => {
    ups += 1;
  });
  await until(() => ups === 1);
  server.forgetSessions();
  await until(() => cic.link === 'down');
  await clock.advance(2_000);
  await until(() => ups === 2);
  stop();
});

test('an item that left is told after a loss too', async () => {
  const { cic, clock, until, server, send } = await openSite(() => 'silence');
  const left: unknown[] = [];
  const stop = cic.actionRouting.onLeft((one) => left.push(one));
  const subscribed = () =>
    server.requests.filter(({ path }) => path.endsWith('/handler-sent-notifications')).length;
  await until(() => subscribed() === 1);
  server.forgetSessions();
  await until(() => cic.link === 'down');
  await clock.advance(2_000);
  await until(() => subscribed() === 2);
  send('SapActionItemEnded', ['c1', 'item1', '3001', 'completed', 'agent1']);
  await until(() => left.length > 0);
  expect(left).toEqual([{ actionItemId: 'item1', interactionId: '3001' }]);
  stop();
  send('SapActionItemEnded', ['c2', 'item2', '3002', 'completed', 'agent1']);
  send('SapActionItemEnded', ['c2', 'item2', '3002', 'completed', 'agent1']);
  await cic.readStatus('agent1');
  expect(left).toHaveLength(1);
});

const answers: Record<string, (data: readonly string[]) => Answer> = {
  SapLogOn: ([userId = '', station = '']) => ['SapLoggedOn', userId, station || 'WS-OWN', '3001'],
  SapLogOff: ([userId = '']) => ['SapLoggedOff', userId],
  SapPickup: (data) => ['SapPickedUp', ...data],
  SapReject: (data) => ['SapRejected', ...data],
  SapSetPresence: ([, status = '']) =>
    status === 'Nowhere'
      ? ['SapHandlerFailed', 'SapSetPresence', 'No such status.']
      : ['SapPresenceSet', status],
  SapMakeCall: ([userId = '']) => ['SapCallMade', userId, '3009'],
};

async function openHandled() {
  const site = await openSite((eventId, data) => answers[eventId]?.(data) ?? 'silence');
  site.server.queues.set('agent1', new Map());
  // The service session watches the queue of the agent.
  site.server.script(({ method, path, user, body }) => {
    if (method !== 'PUT' || user !== 'service' || !path.includes('/subscriptions/queues/')) return undefined;
    const [{ queueName }] = body.queueIds as [{ queueName: string }];
    const subscriptionId = path.split('/').at(-1);
    const interactionsAdded = [...(site.server.queues.get(queueName) ?? [])].map(([id, attributes]) => ({
      interactionId: id,
      attributes,
    }));
    site.server.push('service', {
      __type: 'urn:inin.com:queues:queueContentsMessage',
      isDelta: false,
      subscriptionId,
      interactionsAdded,
    });
    return { status: 200 };
  });
  const events: CicEvent[] = [];
  const opening = site.cic.openAgentSession(
    { userId: 'agent1', password: undefined, station: undefined },
    (event) => events.push(event),
  );
  const session = await site.settled(opening);
  return { ...site, session, events };
}

test('an agent without a password is logged on by a handler, and told status and queue first', async () => {
  const { session, events, server } = await openHandled();
  expect(session.station).toBe('WS-OWN');
  expect(events.map(({ kind }) => kind)).toEqual(['statusObserved', 'queueRead']);
  expect(server.sessionCount('agent1')).toBe(0);
});

test.each([
  ['pickup', ['SapPickup', '42', 'agent1']],
  ['sendToVoicemail', ['SapReject', '42', 'agent1']],
  ['setStatus', ['SapSetPresence', 'agent1', '42']],
] as const)('%s goes to a handler', async (name, question) => {
  const { session, asked, settled } = await openHandled();
  await settled(session[name]('42'));
  expect(asked.at(-1)).toEqual(question);
});

test('a call is dialled by a handler with its attributes', async () => {
  const { session, asked, settled } = await openHandled();
  expect(await settled(session.createCall('+4911', { CrmCaseId: '4711' }))).toBe('3009');
  expect(asked.at(-1)).toEqual(['SapMakeCall', 'agent1', '+4911', '', 'CrmCaseId', '4711']);
});

test.each([
  ['hold', (id: string) => [id, true] as const, '/interactions/42/hold'],
  ['disconnect', (id: string) => [id] as const, '/interactions/42/disconnect'],
] as const)('%s is sent by the service session itself', async (name, args, path) => {
  const { session, server, settled } = await openHandled();
  const command = session[name] as (...args: readonly unknown[]) => Promise<void>;
  await settled(command(...args('42')));
  expect(server.calls('service')).toContain(`POST ${path}`);
});

test('what only a session of the agent may do is refused with the reason, and not tried', async () => {
  const { session, server, settled } = await openHandled();
  const before = server.calls('service').length;
  const error = await settled(session.sendChatText('42', 'Hello').catch((thrown) => thrown));
  expect(error).toMatchObject({ code: 'notSupported', details: { reason: 'noOwnSession' } });
  expect(server.calls('service')).toHaveLength(before);
});

test('a status that the handler refuses is an error with its words', async () => {
  const { session, settled } = await openHandled();
  await expect(settled(session.setStatus('Nowhere'))).rejects.toMatchObject({
    code: 'notAllowedInState',
    message: expect.stringContaining('No such status'),
  });
});

test('after a loss the handler logs on again, and status and queue come before the link is up', async () => {
  const { events, asked, server, clock, until } = await openHandled();
  const before = events.length;
  server.forgetSessions();
  await until(() => events.length > before);
  await clock.advance(2_000);
  await until(() => events.at(-1)?.kind === 'linkChanged' && events.length >= before + 5);
  expect(
    events.slice(before).map((event) => (event.kind === 'linkChanged' ? event.link : event.kind)),
  ).toEqual(['down', 'reconnecting', 'statusObserved', 'queueRead', 'up']);
  expect(asked.filter(([eventId]) => eventId === 'SapLogOn')).toHaveLength(2);
});

test('an agent who has no station any more is told, and cannot pick up', async () => {
  const { session, events, server, settled, until } = await openHandled();
  server.push('service', {
    __type: 'urn:inin.com:status:userStatusMessage',
    isDelta: true,
    userStatusList: [{ userId: 'agent1', statusId: 'Available', stations: [] }],
  });
  await until(() => events.some(({ kind }) => kind === 'stationLost'));
  await expect(settled(session.pickup('42'))).rejects.toMatchObject({ code: 'workcenterInUse' });
});

test('closing logs the agent off by handler, and nothing is told after', async () => {
  const { session, asked, settled, events, server, cic } = await openHandled();
  const before = events.length;
  await settled(session.close());
  expect(asked.at(-1)).toEqual(['SapLogOff', 'agent1']);
  server.push('service', {
    __type: 'urn:inin.com:status:userStatusMessage',
    isDelta: true,
    userStatusList: [{ userId: 'agent1', statusId: 'Follow Up' }],
  });
  await settled(cic.readStatus('agent1'));
  expect(events).toHaveLength(before);
});
