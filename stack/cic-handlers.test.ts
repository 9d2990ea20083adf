import { demoPassword, type MockCic, sapHandlers } from '@switchhook/mocks/cic';
import { expect, test, vi } from 'vitest';
import { answered, connect, everyChannel, transports } from './testing/cic-desk.ts';

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

/** As some other client of the site does. */
async function tellHandlers(mock: MockCic, eventId: string, data: readonly string[]) {
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
