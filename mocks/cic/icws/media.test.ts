import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { queueStory, readAttribute, startTestCic, watchOwnQueue } from '../testing/a-cic.ts';
import { type IcwsClient, logInAgent } from '../testing/icws-client.ts';
import type { IcwsMessage } from './message.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const every = [1, 2, 3, 4, 5];

/** An agent whose station takes every kind. */
async function logInForAll(cic: MockCic, userId: string): Promise<IcwsClient> {
  const agent = await logInAgent(cic.url, userId);
  await agent.request('PUT', '/connection/station', {
    __type: 'urn:inin.com:connection:workstationSettings',
    workstation: `WS-${userId.toUpperCase()}`,
    supportedMediaTypes: every,
    readyForInteractions: true,
  });
  return agent;
}

const only = (cic: MockCic, id: string) => cic.state().interactions.find((each) => each.interactionId === id);

/** Everything about one interaction's medium that was told, shortened. */
async function chatStory(agent: IcwsClient, from: number): Promise<readonly string[]> {
  await queueStory(agent, from);
  return agent.messages.slice(from).flatMap((message: IcwsMessage) => {
    const { membersAdded, membersChanged, membersRemoved, messagesAdded } = message as any;
    const typing = (each: any) =>
      `${each.displayName}(${each.chatMemberType})${each.isTyping ? ' types' : ''}`;
    return [
      ...(membersAdded ?? []).map((each: any) => `+${typing(each)}`),
      ...(membersChanged ?? []).map((each: any) => `~${typing(each)}`),
      ...(membersRemoved ?? []).map((each: any) => `-${typing(each)}`),
      ...(messagesAdded ?? []).map((each: any) => `${each.chatMember.displayName}: ${each.text}`),
    ];
  });
}

test('a chat comes by ACD, is written in both ways, and ends when its visitor leaves', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const id = cic.placeChat({ to: { workgroup: 'Sales' }, name: 'Vera', text: 'Hello' });
  expect(await readAttribute(agent, id, 'Eic_ObjectType')).toBe('Chat');
  expect(await readAttribute(agent, id, 'Eic_State')).toBe('A');
  expect((await agent.request('POST', `/interactions/${id}/chat/messages`, { text: 'Early' })).status).toBe(
    400,
  );
  await agent.request('POST', `/interactions/${id}/pickup`);
  expect((await agent.request('PUT', `/messaging/subscriptions/interactions/${id}/chat`)).status).toBe(200);
  expect(await chatStory(agent, 0)).toEqual(['+Vera(4)', '+Anna Muster(2)', 'Vera: Hello']);
  const from = agent.messages.length;
  await agent.request('PUT', `/interactions/${id}/chat/typing-indicator`, { on: 'true' });
  await agent.request('POST', `/interactions/${id}/chat/messages`, {
    text: 'Hi',
    clearTypingIndicator: true,
  });
  cic.visitorTypes(id, true);
  cic.visitorSays(id, 'Thanks');
  cic.visitorLeaves(id);
  expect(await chatStory(agent, from)).toEqual([
    '~Anna Muster(2) types',
    '~Anna Muster(2)',
    'Anna Muster: Hi',
    '~Vera(4) types',
    '~Vera(4)',
    'Vera: Thanks',
    '-Vera(4)',
    '-Anna Muster(2)',
  ]);
  expect(only(cic, id)?.state).toBe('E');
  expect(await readAttribute(agent, id, 'Eic_WSLastExternalUserText')).toBe('Thanks');
  expect(await readAttribute(agent, id, 'Eic_WSLastInternalUserText')).toBe('Hi');
  expect((await agent.request('POST', `/interactions/${id}/chat/messages`, { text: 'Late' })).status).toBe(
    400,
  );
});

test('an agent who ends a chat ends it for the visitor, and wrap-up follows', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const id = cic.placeChat({ to: { workgroup: 'Sales' } });
  await agent.request('POST', `/interactions/${id}/pickup`);
  await agent.request('POST', `/interactions/${id}/disconnect`);
  expect(only(cic, id)).toMatchObject({ state: 'I', chat: { members: [] } });
  expect(cic.state().users[0]?.status).toBe('Follow Up');
});

test('several visitors and a colleague chat; it goes on as long as two are there', async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInForAll(cic, 'agent1');
  const ben = await logInForAll(cic, 'agent2');
  const id = cic.placeChat({ to: { user: 'agent1' }, name: 'Vera' });
  await anna.request('POST', `/interactions/${id}/pickup`);
  const second = cic.visitorJoins(id, 'Viktor');
  expect((await anna.request('POST', `/interactions/${id}/invite-party`, { target: '1002' })).status).toBe(
    200,
  );
  const leg = cic.state().interactions.find(({ user }) => user === 'agent2')?.interactionId ?? '';
  expect(only(cic, leg)).toMatchObject({ state: 'A', kind: 'chat' });
  await ben.request('POST', `/interactions/${leg}/pickup`);
  await ben.request('POST', `/interactions/${leg}/chat/messages`, { text: 'Hi all' });
  expect(only(cic, id)?.chat).toEqual(only(cic, leg)?.chat);
  expect(only(cic, id)?.chat?.members.map(({ displayName }) => displayName)).toEqual([
    'Vera',
    'Anna Muster',
    'Viktor',
    'Ben Becker',
  ]);
  cic.visitorLeaves(id);
  cic.visitorLeaves(id, second);
  expect([only(cic, id)?.state, only(cic, leg)?.state]).toEqual(['C', 'C']);
  await anna.request('POST', `/interactions/${id}/disconnect`);
  expect([only(cic, id)?.state, only(cic, leg)?.state]).toEqual(['I', 'E']);
});

test('a chat with a colleague is begun, answered, and ended', async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInForAll(cic, 'agent1');
  const ben = await logInForAll(cic, 'agent2');
  const created = await anna.request<{ interactionId: string }>('POST', '/interactions', {
    __type: 'urn:inin.com:interactions.chat:createChatParameters',
    target: 'agent2',
  });
  expect(created.status).toBe(201);
  const { interactionId } = created.body;
  expect(only(cic, interactionId)).toMatchObject({ state: 'R', user: 'agent1', remoteName: 'Ben Becker' });
  const leg = cic.state().interactions.find(({ user }) => user === 'agent2')?.interactionId ?? '';
  await ben.request('POST', `/interactions/${leg}/pickup`);
  expect(only(cic, interactionId)?.state).toBe('C');
  expect(cic.state().users[0]?.onPhone).toBe(false);
  await ben.request('POST', `/interactions/${leg}/disconnect`);
  expect(only(cic, interactionId)?.state).toBe('E');
});

test('whoever transfers a chat reads it no more, whoever gets it reads all of it', async () => {
  const { cic } = await startTestCic(running);
  const anna = await logInForAll(cic, 'agent1');
  const ben = await logInForAll(cic, 'agent2');
  const id = cic.placeChat({ to: { user: 'agent1' }, name: 'Vera', text: 'Hello' });
  await anna.request('POST', `/interactions/${id}/pickup`);
  await anna.request('PUT', `/messaging/subscriptions/interactions/${id}/chat`);
  await anna.request('POST', `/interactions/${id}/blind-transfer`, { target: '1002' });
  const from = anna.messages.length;
  await ben.request('POST', `/interactions/${id}/pickup`);
  cic.visitorSays(id, 'Secret');
  expect((await chatStory(anna, from)).join()).not.toContain('Secret');
  await ben.request('PUT', `/messaging/subscriptions/interactions/${id}/chat`);
  expect(await chatStory(ben, 0)).toEqual(['+Vera(4)', '+Ben Becker(2)', 'Vera: Hello', 'Vera: Secret']);
});

test('a chat subscription to a call is refused', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' } });
  for (const [kind, status] of [
    [`interactions/${id}/chat`, 400],
    [`interactions/${id}/callback`, 400],
    [`interactions/${id}/email`, 400],
    ['interactions/1/chat', 404],
  ] as const) {
    expect((await agent.request('PUT', `/messaging/subscriptions/${kind}`)).status).toBe(status);
  }
});

test('a callback is picked up, called back, and completed', async () => {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const id = cic.placeCallback({
    to: { workgroup: 'Sales' },
    number: '+4989',
    name: 'Vera',
    subject: 'Offer',
  });
  await agent.request('POST', `/interactions/${id}/pickup`);
  await agent.request('PUT', `/messaging/subscriptions/interactions/${id}/callback`);
  const told = await agent.until(({ __type }) => __type.endsWith('callbackMessage'));
  expect(told).toMatchObject({
    isDelta: false,
    target: '+4989',
    name: 'Vera',
    subject: 'Offer',
    attempts: 0,
  });
  const call = await agent.request<{ interactionId: string }>('POST', '/interactions', {
    __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
    parentInteractionId: id,
    target: '+4989',
  });
  const callId = call.body.interactionId;
  expect(await readAttribute(agent, id, 'Eic_CallbackAssociatedCallId')).toBe(callId);
  const changed = await agent.until(({ associatedCallId }) => associatedCallId === callId);
  expect(changed).toMatchObject({ isDelta: true, attempts: 1 });
  await clock.advance(100);
  cic.remoteAnswer(callId);
  cic.remoteDisconnect(callId);
  const done = await agent.request('PUT', `/interactions/${id}/callback/disposition`, { disposition: 0 });
  expect(done.status).toBe(200);
  expect(only(cic, id)).toMatchObject({ state: 'I', callback: { disposition: 'success' } });
});

test('a callback to be tried again comes back later, as often as it may', async () => {
  const { cic, clock } = await startTestCic(running);
  const service = await logInForAll(cic, 'agent1');
  const id = cic.placeCallback({ to: { user: 'agent1' }, number: '+4989' });
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    expect(only(cic, id)).toMatchObject({ state: 'A' });
    await service.request('POST', `/interactions/${id}/pickup`);
    const call = await service.request<{ interactionId: string }>('POST', '/interactions', {
      __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
      parentInteractionId: id,
      target: '+4989',
    });
    await service.request('POST', `/interactions/${call.body.interactionId}/disconnect`);
    const retry = await service.request('PUT', `/interactions/${id}/callback/disposition`, {
      disposition: '2',
    });
    expect(retry.status).toBe(attempt < 3 ? 200 : 400);
    if (attempt === 3) break;
    expect(only(cic, id)).toMatchObject({ state: 'P', stateText: 'Snoozed' });
    for (let waited = 0; waited < 300_000; waited += 60_000) {
      // a session that is silent for long ends
      await service.request('GET', '/connection');
      await clock.advance(60_000);
    }
  }
});

test('a callback for later is offered when its time has come', async () => {
  const { cic, clock } = await startTestCic(running);
  await logInForAll(cic, 'agent1');
  const at = clock.now() + 60_000;
  const id = cic.placeCallback({ to: { workgroup: 'Sales' }, number: '+4989', at });
  expect(only(cic, id)).toMatchObject({ state: 'P', user: null, workgroup: 'Sales' });
  await clock.advance(60_000);
  expect(only(cic, id)).toMatchObject({ state: 'A', user: 'agent1', callback: { snoozedUntil: null } });
});

test('a client puts a callback and a generic object into a queue', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const create = (body: object) => agent.request<{ interactionId: string }>('POST', '/interactions', body);
  const callback = await create({
    __type: 'urn:inin.com:interactions.callback:createCallbackParameters',
    target: '+4989',
    targetQueue: { queueType: 2, queueName: 'Support' },
    subject: 'Offer',
    additionalAttributes: { Case: 7 },
  });
  expect(only(cic, callback.body.interactionId)).toMatchObject({
    kind: 'callback',
    workgroup: 'Support',
    attributes: expect.objectContaining({ Case: '7', Eic_Subject: 'Offer' }),
  });
  const generic = (initialState: number | undefined, queueType: number, queueName: string) =>
    create({
      __type: 'urn:inin.com:interactions:createGenericInteractionParameters',
      queueId: { queueType, queueName },
      remoteName: 'Order 7',
      interactionDirection: 2,
      ...(initialState !== undefined && { initialState }),
    });
  for (const [initialState, state] of [
    [undefined, 'A'],
    [2, 'C'],
    [3, 'H'],
    [6, 'P'],
  ] as const) {
    const { body } = await generic(initialState, 1, 'agent1');
    expect(only(cic, body.interactionId)).toMatchObject({
      kind: 'generic',
      state,
      user: 'agent1',
      direction: 'out',
      remoteName: 'Order 7',
      attributes: expect.objectContaining({ Eic_ObjectType: 'Generic Object' }),
    });
  }
  expect((await generic(9, 1, 'agent1')).status).toBe(400);
  expect((await generic(2, 2, 'Sales')).status).toBe(400);
  expect((await generic(undefined, 2, 'Nowhere')).status).toBe(400);
  expect((await generic(undefined, 2, 'Sales')).status).toBe(201);
});

const somebody = { displayName: 'Vera', address: 'vera@example.com' };

test('an e-mail is read with its parts, answered, saved and sent', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  await watchOwnQueue(agent, 'agent1');
  const id = cic.placeEmail({
    to: { workgroup: 'Sales' },
    from: 'vera@example.com',
    name: 'Vera',
    subject: 'Question',
    text: 'Hello',
    html: '<p>Hello</p>',
    recipients: ['sales@example.com'],
    attachments: ['order.pdf'],
  });
  await agent.request('POST', `/interactions/${id}/pickup`);
  await agent.request('PUT', `/messaging/subscriptions/interactions/${id}/email`);
  const told = await agent.until(({ __type }) => __type.endsWith('emailContentsMessage'));
  expect(told).toMatchObject({
    interactionId: id,
    isEditable: false,
    supportedResponseTypes: [0, 1, 2],
    mailbox: 'sales@example.com',
    emailContent: {
      subject: 'Question',
      sender: somebody,
      bodies: [
        { body: 'Hello', bodyType: 0 },
        { body: '<p>Hello</p>', bodyType: 1 },
      ],
      fileAttachments: [{ name: 'order.pdf' }],
    },
  });
  const created = await agent.request<{ interactionId: string }>('POST', '/interactions', {
    __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
    parentInteractionId: id,
    responseType: 0,
    emailContent: { sender: { displayName: 'Sales' }, toRecipients: [], attachmentsFromParent: 0 },
  });
  const reply = created.body.interactionId;
  expect(await readAttribute(agent, reply, 'Eic_EmailParent')).toBe(id);
  expect(await readAttribute(agent, id, 'Eic_EmailChildren')).toBe(reply);
  expect((await agent.until(({ hasResponse }) => hasResponse === true)).interactionId).toBe(id);
  expect((await agent.request('POST', `/interactions/${reply}/email/send`)).status).toBe(400);
  const emailContent = {
    subject: 'Re: Question',
    sender: { displayName: 'Sales', address: 'sales@example.com' },
    toRecipients: [somebody],
    bodies: [{ body: 'Yes', bodyType: '0' }],
  };
  const saved = await agent.request('POST', `/interactions/${reply}/email/save`, { emailContent });
  expect(saved.status).toBe(200);
  expect((await agent.request('POST', `/interactions/${id}/email/save`, { emailContent })).status).toBe(400);
  expect((await agent.request('POST', `/interactions/${reply}/email/send`)).status).toBe(200);
  expect(only(cic, reply)).toMatchObject({
    state: 'I',
    email: {
      subject: 'Re: Question',
      recipients: ['vera@example.com'],
      answersInteractionId: id,
      isDraft: false,
      sentAt: expect.any(Number),
    },
  });
  await agent.request('POST', `/interactions/${id}/disconnect`);
  expect(only(cic, id)?.state).toBe('I');
});

test.each([
  ['chat', (cic: MockCic) => cic.placeChat({ to: { user: 'agent1' }, name: 'Vera' }), 'Chat'],
  ['callback', (cic: MockCic) => cic.placeCallback({ to: { user: 'agent1' }, number: '1' }), 'Callback'],
  ['email', (cic: MockCic) => cic.placeEmail({ to: { user: 'agent1' }, from: 'v@example.com' }), 'Email'],
  ['generic', (cic: MockCic) => cic.placeGeneric({ to: { user: 'agent1' } }), 'Generic Object'],
] as const)(
  'a %s alerts, and waits for its user as long as it takes',
  async (_kind, place, interactionType) => {
    const { cic, clock } = await startTestCic(running);
    const agent = await logInForAll(cic, 'agent1');
    await agent.request('PUT', '/messaging/subscriptions/interaction-alerting', {});
    const id = place(cic);
    const started = await agent.until(({ alertingInteractionDetails: list }) => (list as any)?.length > 0);
    expect(started.alertingInteractionDetails).toEqual([
      expect.objectContaining({ interactionId: id, interactionType, alertAction: 1, alertType: 1 }),
    ]);
    await clock.advance(100_000);
    expect(only(cic, id)?.state).toBe('A');
    await agent.request('POST', `/interactions/${id}/pickup`);
    const stopped = await agent.until(
      ({ alertingInteractionDetails: list }) => (list as any)?.[0]?.alertAction === 2,
    );
    expect(stopped).toBeDefined();
    expect(only(cic, id)).toMatchObject({ state: 'C', station: null });
  },
);

test('a number takes no chat', async () => {
  const { cic } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const id = cic.placeChat({ to: { user: 'agent1' } });
  await agent.request('POST', `/interactions/${id}/pickup`);
  const answer = await agent.request('POST', `/interactions/${id}/blind-transfer`, { target: '+4989' });
  expect(answer).toMatchObject({ status: 400, body: { errorId: 'error.request.invalidProperty' } });
  expect(only(cic, id)).toMatchObject({ state: 'C', user: 'agent1' });
});

test('whoever watches an interaction hears of its new id, and of its end', async () => {
  const { cic, clock } = await startTestCic(running);
  const agent = await logInForAll(cic, 'agent1');
  const id = cic.placeCall({ to: { user: 'agent1' } });
  await agent.request('POST', `/interactions/${id}/pickup`);
  await watchOwnQueue(agent, 'agent1');
  const watch = (watched: string) =>
    agent.request('PUT', `/messaging/subscriptions/interactions/${watched}`, {
      attributeNames: ['Eic_State'],
    });
  await watch(id);
  const from = agent.messages.length;
  const newId = cic.morph(id);
  expect(await queueStory(agent, from)).toEqual([`+${newId} C`, `-${id}`]);
  const morphed = await agent.until(({ __type }) => __type.endsWith('interactionMorphedMessage'));
  expect(morphed).toMatchObject({ interactionID: id, newInteractionID: newId });
  expect((await agent.request('POST', `/interactions/${id}/hold`, { on: true })).status).toBe(404);
  await watch(newId);
  cic.remoteDisconnect(newId);
  await clock.advance(10_000);
  const gone = await agent.until(({ __type }) => __type.endsWith('interactionDeallocatedMessage'));
  expect(gone).toMatchObject({ interactionID: newId });
});
