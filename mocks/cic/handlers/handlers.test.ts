import { afterEach, expect, test } from 'vitest';
import { answeringHandler, type MockCic, type MockCicOptions, sapHandlers, startMockCic } from '../index.ts';
import { type IcwsClient, logIn, logInAgent } from '../testing/icws-client.ts';

const running: { close(): unknown }[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

const path = '/system/handler-notification';

async function start(options: MockCicOptions = {}): Promise<{ cic: MockCic; service: IcwsClient }> {
  const cic = await startMockCic(options);
  const service = await logIn(cic.url, 'bridge', 'stream');
  running.push(service, cic);
  const eventIds = [
    ...['SapActionItemRouted', 'saprejected', 'SapPresenceSet', 'SapHandlerFailed', 'Echoed'],
    ...[
      'SapActionItemEnded',
      'SapActionItemUpdated',
      'SapActionItemCancelled',
      'SapLoggedOn',
      'SapLoggedOff',
    ],
    ...['SapPickedUp', 'SapHeld', 'SapDisconnected', 'SapCallMade'],
  ];
  const subscribed = await service.request(
    'PUT',
    '/messaging/subscriptions/system/handler-sent-notifications',
    {
      headers: [{ objectId: 'sapcrm', eventIds }],
    },
  );
  expect(subscribed.status).toBe(204);
  return { cic, service };
}

let lastCorrelation = 0;

/** Sends a request and gives the event and the data of its answer. */
async function ask(service: IcwsClient, eventId: string, ...data: string[]): Promise<[string, ...string[]]> {
  lastCorrelation += 1;
  const correlationId = `c${lastCorrelation}`;
  const sent = await service.request('POST', path, {
    objectId: 'SapCrm',
    eventId,
    data: [correlationId, ...data],
  });
  expect(sent.status).toBe(202);
  const answer = await service.until(
    (message) => (message.data as string[] | undefined)?.[0] === correlationId,
  );
  expect(answer.__type).toBe('urn:inin.com:system:handlerSentNotificationMessage');
  return [answer.eventId as string, ...(answer.data as string[]).slice(1)];
}

test('an action item becomes an e-mail in the usual workgroup, with its attributes', async () => {
  const { cic, service } = await start();
  const answer = await ask(
    service,
    'saprouteactionitem',
    'item-1',
    'SUBJECT',
    'Broken',
    'FROM_ADDRESS',
    'a@example.com',
  );
  const [interaction] = cic.state().interactions;
  expect(answer).toEqual(['SapActionItemRouted', 'item-1', interaction?.interactionId, 'Sales']);
  expect(interaction).toMatchObject({
    kind: 'email',
    state: 'O',
    workgroup: 'Sales',
    remoteAddress: 'a@example.com',
    attributes: { ACTION_ITEM_ID: 'item-1', ACTION_ITEM_ATTR_SUBJECT: 'Broken' },
  });
});

test('the custom route sends what is for support elsewhere', async () => {
  const { service } = await start();
  const answer = await ask(service, 'SapRouteActionItem', 'item-2', 'TO_NAME', 'Support@example.com');
  expect(answer.at(-1)).toBe('Support');
});

test('a site makes generic objects and routes as it likes', async () => {
  const route = (attribute: (name: string) => string) => attribute('ACTION_ITEM_ATTR_REGION');
  const handlers = sapHandlers({ workgroup: 'Sales', interactionType: 'Generic Object', route });
  const { cic, service } = await start({ handlers });
  expect((await ask(service, 'SapRouteActionItem', 'i', 'REGION', 'Support')).at(-1)).toBe('Support');
  expect(cic.state().interactions).toMatchObject([{ kind: 'generic', workgroup: 'Support' }]);
  const failed = await ask(service, 'SapRouteActionItem', 'j', 'REGION', 'Nowhere');
  expect(failed).toEqual([
    'SapHandlerFailed',
    'SapActionItemProcessing',
    expect.stringContaining('Workgroup Nowhere does not exist'),
  ]);
});

test('an action item that was routed before keeps its interaction', async () => {
  const { cic, service } = await start();
  const first = await ask(service, 'SapRouteActionItem', 'item-1', 'SUBJECT', 'Broken');
  expect(await ask(service, 'SapRouteActionItem', 'item-1', 'SUBJECT', 'Broken')).toEqual(first);
  expect(cic.state().interactions).toHaveLength(1);
});

test('what SAP changes about an action item reaches the agent who has it', async () => {
  const { cic, service } = await start();
  const [, , id] = await ask(service, 'SapRouteActionItem', 'item-1', 'SUBJECT', 'Broken', 'PRIORITY', '3');
  expect(await ask(service, 'SapUpdateActionItem', 'item-1', 'PRIORITY', '1', 'DUE', 'today')).toEqual([
    'SapActionItemUpdated',
    'item-1',
    id,
  ]);
  expect(cic.state().interactions[0]?.attributes).toMatchObject({
    ACTION_ITEM_ATTR_SUBJECT: 'Broken',
    ACTION_ITEM_ATTR_PRIORITY: '1',
    ACTION_ITEM_ATTR_DUE: 'today',
  });
  expect(await ask(service, 'SapUpdateActionItem', 'item-2', 'PRIORITY', '1')).toEqual([
    'SapHandlerFailed',
    'SapActionItemUpdate',
    expect.stringContaining('item-2 is in no queue'),
  ]);
});

test('an action item that SAP takes back leaves the queue and is told as cancelled', async () => {
  const { cic, service } = await start();
  const [, , id] = await ask(service, 'SapRouteActionItem', 'item-1');
  expect(await ask(service, 'SapCancelActionItem', 'item-1')).toEqual([
    'SapActionItemCancelled',
    'item-1',
    id,
  ]);
  expect(cic.state().interactions[0]?.state).toBe('E');
  const ended = await service.until(({ eventId }) => eventId === 'SapActionItemEnded');
  expect((ended.data as string[]).slice(1)).toEqual(['item-1', id, 'cancelled', '']);
  expect((await ask(service, 'SapCancelActionItem', 'item-1'))[0]).toBe('SapHandlerFailed');
});

test('an action item that an agent ends is told once, with the agent, under the id of its routing', async () => {
  const { service } = await start({ handlers: sapHandlers({ workgroup: 'Support' }) });
  await ask(service, 'SapLogOn', 'agent5');
  await ask(service, 'SapSetPresence', 'agent5', 'Available');
  const [, , id = ''] = await ask(service, 'SapRouteActionItem', 'item-1', 'BODY', 'Read me');
  const correlation = `c${lastCorrelation}`;
  await ask(service, 'SapPickup', id, 'agent5');
  await ask(service, 'SapDisconnect', id, 'agent5');
  const ended = service.messages.filter(({ eventId }) => eventId === 'SapActionItemEnded');
  expect(ended.map(({ data }) => data)).toEqual([[correlation, 'item-1', id, 'completed', 'agent5']]);
});

test('an agent without a session of their own is logged on, answers, holds, dials and hangs up', async () => {
  const { cic, service } = await start();
  expect(await ask(service, 'SapLogOn', 'agent1', '')).toEqual([
    'SapLoggedOn',
    'agent1',
    'WS-AGENT1',
    '3001',
  ]);
  await ask(service, 'SapSetPresence', 'agent1', 'Available');
  const id = cic.placeCall({ to: { workgroup: 'Sales' } });
  const state = (callId: string) =>
    cic.state().interactions.find(({ interactionId }) => interactionId === callId)?.state;
  expect(state(id)).toBe('A');
  expect(await ask(service, 'SapPickup', id, 'agent1')).toEqual(['SapPickedUp', id, 'agent1']);
  expect(state(id)).toBe('C');
  await ask(service, 'SapHold', id, 'agent1', '1');
  expect(state(id)).toBe('H');
  const [event, , callId = ''] = await ask(
    service,
    'SapMakeCall',
    'agent1',
    '+4930123',
    'Sales',
    'Case',
    '7',
  );
  expect(event).toBe('SapCallMade');
  const made = cic.state().interactions.find(({ interactionId }) => interactionId === callId);
  expect(made).toMatchObject({ user: 'agent1', dialed: '+4930123', attributes: { Case: '7' } });
  expect(await ask(service, 'SapDisconnect', callId, 'agent1')).toEqual([
    'SapDisconnected',
    callId,
    'agent1',
  ]);
  expect(await ask(service, 'SapHold', id, 'agent1', '0')).toEqual(['SapHeld', id, 'agent1', '0']);
  expect(state(id)).toBe('C');
  expect(await ask(service, 'SapLogOff', 'agent1')).toEqual(['SapLoggedOff', 'agent1']);
  expect(cic.state().users[0]).toMatchObject({ loggedIn: false, station: null });
});

test('a number stands for a station; a station that another user has is refused and nobody is logged on', async () => {
  const { cic, service } = await start();
  expect(await ask(service, 'SapLogOn', 'agent1', 'tel:+49171')).toEqual([
    'SapLoggedOn',
    'agent1',
    '+49171',
    '',
  ]);
  await logInAgent(cic.url, 'agent2');
  expect(await ask(service, 'SapLogOn', 'agent3', 'WS-AGENT2')).toEqual([
    'SapHandlerFailed',
    'SapLogOn',
    expect.stringContaining('in use by agent2'),
  ]);
  expect(cic.state().users[2]?.loggedIn).toBe(false);
  expect((await ask(service, 'SapPickup', '1', 'agent3'))[0]).toBe('SapHandlerFailed');
  expect((await ask(service, 'SapHold', '1', 'agent3', 'yes'))[2]).toContain('Send 1 to hold');
  expect((await ask(service, 'SapLogOff', 'agent3'))[0]).toBe('SapHandlerFailed');
});

test('a rejected ACD call goes back to its queue and is not offered to the same agent again', async () => {
  const { cic, service } = await start();
  await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { workgroup: 'Sales' } });
  expect(cic.state().interactions[0]).toMatchObject({ state: 'A', user: 'agent1' });
  expect(await ask(service, 'SapReject', id, 'agent1', 'Away from desk')).toEqual([
    'SapRejected',
    id,
    'agent1',
    'Away from desk',
  ]);
  expect(cic.state().interactions[0]).toMatchObject({ state: 'O', user: null, workgroup: 'Sales' });
  expect(cic.state().users[0]?.status).toBe('Away from desk');
  expect((await ask(service, 'SapReject', id, 'agent1'))[0]).toBe('SapHandlerFailed');
});

test('a rejected direct call goes to voice mail and leaves the status alone', async () => {
  const { cic, service } = await start();
  await logInAgent(cic.url, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' } });
  await ask(service, 'SapReject', id, 'agent1');
  expect(cic.state().interactions[0]?.state).toBe('M');
  expect(cic.state().users[0]?.status).toBe('Available');
});

test('presence is set for an agent without a session', async () => {
  const { cic, service } = await start();
  expect(await ask(service, 'SapSetPresence', 'agent2', 'At Lunch')).toEqual([
    'SapPresenceSet',
    'agent2',
    'At Lunch',
  ]);
  expect(cic.state().users[1]).toMatchObject({ userId: 'agent2', status: 'At Lunch', loggedIn: false });
  expect((await ask(service, 'SapSetPresence', 'Agent2', 'At Lunch'))[0]).toBe('SapHandlerFailed');
});

test('a site has handlers of its own; one that breaks harms nothing', async () => {
  const echo = answeringHandler({
    name: 'Echo',
    eventId: 'Echo',
    answerEventId: 'Echoed',
    answer: (data) => ({ data: [...data].reverse() }),
  });
  const broken = {
    ...echo,
    name: 'Broken',
    run: () => {
      throw new Error('broken');
    },
  };
  const { cic, service } = await start({ handlers: [broken, echo] });
  expect(await ask(service, 'echo', 'a', 'b')).toEqual(['Echoed', 'b', 'a']);
  expect(cic.handlerNotifications().notifications).toMatchObject([
    { direction: 'received', eventId: 'echo', handlers: ['Broken', 'Echo'] },
    { direction: 'sent', eventId: 'Echoed' },
  ]);
});

test('a notification that nobody waits for is accepted, one without data is not', async () => {
  const { cic, service } = await start();
  const notification = { objectId: 'Other', eventId: 'Event', data: [] };
  expect((await service.request('POST', path, notification)).status).toBe(202);
  expect(await service.request('POST', path, { objectId: 'a', eventId: 'b' })).toMatchObject({
    status: 400,
    body: { propertyName: 'data' },
  });
  cic.sendHandlerNotification({ objectId: 'SAPCRM', eventId: 'Unwanted', data: [] });
  cic.sendHandlerNotification({ objectId: 'SAPCRM', eventId: 'SapRejected', data: ['last'] });
  await service.until((message) => (message.data as string[] | undefined)?.[0] === 'last');
  expect(service.messages.filter(({ eventId }) => eventId === 'Unwanted')).toEqual([]);
});
