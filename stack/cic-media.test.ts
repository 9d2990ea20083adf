import { expect, test, vi } from 'vitest';
import { another, connect, type Desk, transports } from './testing/cic-desk.ts';

type Mail = Parameters<Desk['session']['sendMail']>[0];

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

test('a callback that nobody took is tried again later, and one that failed is over', async () => {
  const { mock, logOn } = await connect();
  const agent = await logOn('agent1');
  const take = async () => {
    const id = mock.placeCallback({ to: { user: 'agent1' }, number: '+496227747474' });
    await agent.becomes(id, 'callback alerting');
    await agent.session.pickup(id);
    await agent.becomes(id, 'callback connected');
    const callId = await agent.session.callBack(id, '+496227747474');
    mock.remoteDisconnect(callId);
    await agent.becomes(callId, 'call disconnected');
    return id;
  };
  const again = await take();
  await agent.session.completeCallback(again, 'retry');
  await agent.becomes(again, 'callback held');
  const failed = await take();
  await agent.session.completeCallback(failed, 'failure');
  await agent.becomes(failed, 'callback disconnected');
});

test('a colleague is invited into a chat, and one leaves while it goes on', async () => {
  const { mock, logOn } = await connect();
  const [one, two] = [await logOn('agent1'), await logOn('agent2')];
  const id = mock.placeChat({ to: { user: 'agent1' }, from: 'erika@example.com', name: 'Erika' });
  await one.becomes(id, 'chat alerting');
  await one.session.pickup(id);
  await one.session.watchChat(id);
  await one.session.inviteParty(id, 'agent2');
  const theirs = await another(two);
  await two.session.pickup(theirs);
  await two.becomes(theirs, 'chat connected');
  await two.session.watchChat(theirs);
  await one.session.disconnect(id);
  await one.becomes(id, 'chat disconnected');
  await two.session.sendChatText(theirs, 'I go on.');
  expect(two.queue().get(theirs)).toBe('chat connected');
});

test.each(transports)('an e-mail is read and answered over %s', async (transport) => {
  const { mock, logOn } = await connect({}, transport);
  const agent = await logOn('agent1');
  const id = mock.placeEmail({
    to: { user: 'agent1' },
    from: 'erika@example.com',
    subject: 'My order',
    text: 'Where is it?',
    html: '<p>Where is it?</p>',
    recipients: ['shop@example.com'],
    attachments: ['order.pdf'],
  });
  await agent.becomes(id, 'email alerting');
  await agent.session.pickup(id);
  await agent.becomes(id, 'email connected');
  expect(await agent.session.readMail(id)).toMatchObject({
    from: 'erika@example.com',
    to: ['shop@example.com'],
    subject: 'My order',
    contentType: 'text/plain',
    text: 'Where is it?',
    attachments: [{ attachmentId: '1', name: 'order.pdf' }],
  });
  const seen = () =>
    agent.events.findLast((event) => event.kind === 'interactionObserved' && event.interaction.id === id);
  await vi.waitFor(
    () =>
      expect(seen()).toMatchObject({
        interaction: {
          recipients: ['shop@example.com'],
          attachments: [{ attachmentId: '1', name: 'order.pdf' }],
        },
      }),
    10_000,
  );
  const answerId = await agent.session.replyToMail(
    id,
    mail({ to: ['erika@example.com'], subject: 'Re: My order' }),
  );
  await agent.becomes(answerId, 'email disconnected');
  expect(agent.queue().get(id)).toBe('email connected');
});

test('a new e-mail is sent; one for nobody is a bad address and leaves no draft', async () => {
  const { logOn } = await connect();
  const agent = await logOn('agent1');
  const id = await agent.session.sendMail(mail({ to: ['erika@example.com'] }));
  await agent.becomes(id, 'email disconnected');
  await expect(agent.session.sendMail(mail({ to: [] }))).rejects.toMatchObject({ code: 'badAddress' });
  await vi.waitFor(() => expect([...agent.queue().values()]).not.toContain('email connected'), 10_000);
});

test('a chat stays in CIC where chats are off, and calls come', async () => {
  const { mock, logOn } = await connect({}, 'sse', ['call']);
  const agent = await logOn('agent1');
  const chat = mock.placeChat({ to: { user: 'agent1' }, from: 'erika@example.com' });
  const call = mock.placeCall({ to: { user: 'agent1' }, from: '+4911' });
  await agent.becomes(call, 'call alerting');
  expect(agent.queue().has(chat)).toBe(false);
  expect(mock.state().interactions.map(({ interactionId }) => interactionId)).toContain(chat);
});

function mail(more: Partial<Mail>): Mail {
  return {
    from: '',
    to: [],
    cc: [],
    subject: 'A mail',
    contentType: 'text/plain',
    text: 'Soon.',
    attachments: [],
    ...more,
  };
}
