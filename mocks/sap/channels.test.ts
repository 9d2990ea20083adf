import { BridgeError } from '@switchhook/bridge';
import type { AgentCommand } from '@switchhook/simulator/model';
import { expect, onTestFinished, test } from 'vitest';
import type { FakeBridgeOptions } from './testing/fake-bridge.ts';
import { startTogether } from './testing/start-together.ts';
import {
  aCall,
  aChat,
  aMessage,
  anAction,
  aPosting,
  chatting,
  connected,
  consulting,
  dataWith,
  ended,
  held,
} from './testing/wire-objects.ts';

async function loggedOn(
  handlers?: FakeBridgeOptions['handlers'],
  options?: Parameters<typeof startTogether>[1],
) {
  const both = await startTogether(handlers, options);
  onTestFinished(both.close);
  await both.post('/api/agents/agent1/log-on');
  const run = (command: AgentCommand) => both.post('/api/agents/agent1/commands', command);
  const session = async () => {
    const { sessions, activeSessionId } = await both.view();
    return sessions.find(({ sessionId }) => sessionId === activeSessionId);
  };
  const last = () => both.bridge.requests.at(-1);
  return { ...both, run, session, last };
}

test('pops the account of a chat by its e-mail address and keeps the transcript (G8)', async () => {
  const { bridge, run, session, view } = await loggedOn({
    IciChat: { getPostings: async () => [aPosting('Hello?')] },
  });
  const erika = 'erika.example@mail.example';
  await bridge.send('chatChanged', { chatSession: aChat({}, erika) });
  await expect.poll(async () => (await session())?.item?.chat?.postings.length).toBe(1);
  expect((await session())?.ctiBar.left).toBe('Erika Example');
  await run({ command: 'accept' });
  await bridge.send('chatChanged', { chatSession: aChat(chatting, erika) });
  await bridge.send('chatNewPosting', {
    chatPosting: aPosting('Hi', { chatParticipant: 'Anna Agent', postDate: '2026-03-14T09:00:05.000Z' }),
  });
  const { item, account, page } = (await view()).sessions[0] ?? {};
  expect({ account: account?.name, page, channel: item?.channel }).toEqual({
    account: 'Erika Example',
    page: 'account',
    channel: 'chat',
  });
  expect(item?.chat?.postings.map(({ text, isOwn }) => [text, isOwn])).toEqual([
    ['Hello?', false],
    ['Hi', true],
  ]);
  expect(bridge.operations()).toContain('IciChat.accept');
});

test('counts lines of a chat as unread only while the agent is in another session', async () => {
  const { bridge, run, view } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await bridge.send('chatChanged', { chatSession: aChat() });
  await bridge.send('chatNewPosting', { chatPosting: aPosting('Anybody?') });
  const chat = (await view()).sessions[1];
  expect(chat?.item?.chat?.unread).toBe(1);
  await run({ command: 'activateSession', sessionId: chat?.sessionId ?? '' });
  expect((await view()).sessions[1]?.item?.chat?.unread).toBe(0);
});

test('shows a line once whose event comes after the transcript that has it already', async () => {
  const transcript = [aPosting('Hello?')];
  const { bridge, session } = await loggedOn({ IciChat: { getPostings: async () => transcript } });
  await bridge.send('chatChanged', { chatSession: aChat() });
  await expect.poll(async () => (await session())?.item?.chat?.postings.length).toBe(1);
  await bridge.send('chatNewPosting', { chatPosting: aPosting('Hello?') });
  await bridge.send('chatNewPosting', {
    chatPosting: aPosting('Hello?', { postDate: '2026-03-14T09:00:05.000Z' }),
  });
  expect((await session())?.item?.chat?.postings.map(({ at }) => at)).toEqual([
    Date.parse('2026-03-14T09:00:00.000Z'),
    Date.parse('2026-03-14T09:00:05.000Z'),
  ]);
});

test('keeps a line that was said twice within one second', async () => {
  const { bridge, session } = await loggedOn({ IciChat: { getPostings: async () => [aPosting('No.')] } });
  await bridge.send('chatChanged', { chatSession: aChat() });
  await expect.poll(async () => (await session())?.item?.chat?.postings.length).toBe(1);
  for (let said = 0; said < 3; said += 1)
    await bridge.send('chatNewPosting', { chatPosting: aPosting('No.') });
  expect((await session())?.item?.chat?.postings.map(({ text }) => text)).toEqual(['No.', 'No.', 'No.']);
});

test('leaves the agent on the page that they went to after Accept', async () => {
  let answer: () => void = () => {};
  const answered = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined);
  });
  const { bridge, run, session } = await loggedOn({ IciChat: { accept: () => answered } });
  await bridge.send('chatChanged', { chatSession: aChat({}, 'erika.example@mail.example') });
  const accepting = run({ command: 'accept' });
  await expect.poll(() => bridge.operations()).toContain('IciChat.accept');
  await run({ command: 'showPage', page: 'chat' });
  answer();
  await accepting;
  expect(await session()).toMatchObject({ page: 'chat', account: { name: 'Erika Example' } });
});

test('pops the account over a page that the agent went to before Accept', async () => {
  const { bridge, run, session } = await loggedOn();
  await bridge.send('chatChanged', { chatSession: aChat({}, 'erika.example@mail.example') });
  await run({ command: 'showPage', page: 'inbox' });
  await run({ command: 'accept' });
  expect((await session())?.page).toBe('account');
});

test('writes, leaves and ends a chat as different things', async () => {
  const { bridge, run, last } = await loggedOn();
  await bridge.send('chatChanged', { chatSession: aChat(chatting) });
  await run({ command: 'postChat', text: 'Hi <you> & all' });
  expect(last()).toMatchObject({
    operation: 'IciChat.newPosting',
    input: { contentText: 'Hi <you> & all' },
  });
  await run({ command: 'leaveChat' });
  expect(last()?.operation).toBe('IciChat.leave');
  await run({ command: 'endChat' });
  expect(last()?.operation).toBe('IciChat.end');
});

test('ends a chat that nobody else could go on with, which the bridge offers no leaving for', async () => {
  const { bridge, run, last } = await loggedOn();
  const capabilityList = ['ChatPost', 'ChatForward', 'End'];
  await bridge.send('chatChanged', { chatSession: aChat({ ...chatting, capabilityList }) });
  await run({ command: 'endChat' });
  expect(last()?.operation).toBe('IciChat.end');
});

test('identifies an action item by its e-mail address (G9), accepts and completes it', async () => {
  const { bridge, run, session } = await loggedOn();
  await bridge.send('actionItemChanged', { actionSession: anAction() });
  expect((await session())?.ctiBar.left).toBe('Erika Example');
  await run({ command: 'accept' });
  await run({ command: 'complete' });
  expect(bridge.requests.slice(-2)).toMatchObject([
    { operation: 'IciAction.accept', input: { actionSessionId: 'action1', userId: 'agent1' } },
    { operation: 'IciAction.complete' },
  ]);
});

test('shows an e-mail with its subject and reads its text', async () => {
  const { bridge, run, session, url } = await loggedOn();
  await bridge.send('messageChanged', { message: aMessage() });
  expect((await session())?.item).toMatchObject({
    channel: 'email',
    email: { subject: 'Where is my order?' },
  });
  await run({ command: 'accept' });
  expect(bridge.operations()).toContain('IciMessage.accept');
  const content = await fetch(`${url}/api/agents/agent1/messages/mail1/content`);
  expect(await content.json()).toMatchObject({ content: 'Hello,\nwhere is it?' });
  const folders = (await (await fetch(`${url}/api/agents/agent1/folders`)).json()) as { folderId: string }[];
  expect(folders).toMatchObject([{ folderId: 'inbox' }]);
});

test('pops the partner that the attached data names before the one of the number (G42, G43)', async () => {
  const { bridge, session } = await loggedOn();
  const attachedData = dataWith({ BP_NUMBER: '4000007' });
  await bridge.send('phoneCallChanged', {
    phoneCall: aCall({ remoteNumbers: ['+496227747474'], attachedData }),
  });
  expect(await session()).toMatchObject({
    identifiedBy: { kind: 'partner', value: '4000007' },
    ctiBar: { left: 'Harriet Sample' },
  });
});

test('falls back to the number where nobody has the partner of the attached data', async () => {
  const { bridge, session } = await loggedOn();
  const attachedData = dataWith({ BP_NUMBER: '999' });
  const phoneCall = aCall({ remoteNumbers: ['+496227747474'], attachedData });
  await bridge.send('phoneCallChanged', { phoneCall });
  expect((await session())?.ctiBar.left).toBe('Erika Example');
});

test('lets the agent pick one of several matches, and takes it along on a transfer (G13, G42)', async () => {
  const { bridge, run, session, last } = await loggedOn();
  const household = { remoteNumbers: ['+4930231250700'] };
  await bridge.send('phoneCallChanged', { phoneCall: aCall(household) });
  await run({ command: 'accept' });
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ ...household, ...connected }) });
  expect((await session())?.account).toBeUndefined();
  await run({ command: 'confirmAccount', accountId: '0004000102' });
  expect(await session()).toMatchObject({ page: 'account', account: { name: 'Martin Doppel' } });
  await run({ command: 'blindTransfer', target: { kind: 'user', value: 'agent2' } });
  const { operation, input } = last() ?? {};
  expect(operation).toBe('IciPhoneCall.blindTransfer');
  expect(input).toMatchObject({ destination: { value: 'agent2', type: 'user' } });
  expect((input as { attachedData: string }).attachedData).toContain('<BP_NUMBER>0004000102</BP_NUMBER>');
});

test('pops an organization with the list of its contacts (G15)', async () => {
  const { bridge, run, session } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ remoteNumbers: ['+494066969500'] }) });
  await run({ command: 'accept' });
  expect((await session())?.account?.contacts?.map(({ name }) => name)).toEqual([
    'Svea Hafenkind',
    'Kjell Werftmann',
    'Imke Deichmann',
  ]);
});

test('searches, clears and resets the account search (ui.md 9)', async () => {
  const { bridge, run, session } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  expect((await session())?.search).toEqual({ criteria: { phone: '+4930231259999' }, isConfirmed: false });
  await run({ command: 'searchAccounts', criteria: { name: 'doppel', city: 'berlin' } });
  expect((await session())?.search?.results?.map(({ name }) => name)).toContain('Martin Doppel');
  await run({ command: 'clearSearch' });
  expect((await session())?.search).toEqual({ criteria: {}, isConfirmed: false });
  await run({ command: 'resetSearch' });
  expect((await session())?.search?.criteria).toEqual({ phone: '+4930231259999' });
});

test('takes a warm transfer through its two steps, both calls in one session', async () => {
  const { bridge, run, session, view } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await run({ command: 'openTransfer', purpose: 'warmTransfer' });
  expect((await run({ command: 'advanceTransfer' })).status).toBe(409);
  await run({ command: 'chooseTarget', target: { kind: 'phone', value: '8002' } });
  await run({ command: 'advanceTransfer' });
  expect((await session())?.transfer).toMatchObject({ step: 'calling', consultItemId: '3001' });
  expect((await view()).sessions).toHaveLength(1);

  await bridge.send('phoneCallChanged', { phoneCall: aCall(held) });
  const second = { ...consulting, phoneCallId: '3001', consultFor: '1001' };
  await bridge.send('phoneCallChanged', { phoneCall: aCall(second) });
  expect(await session()).toMatchObject({
    transfer: { step: 'consulting' },
    item: { itemId: '3001' },
    items: [{ state: 'held' }, { state: 'consulting' }],
  });
  await run({ command: 'toggle' });
  expect(bridge.requests.at(-1)).toMatchObject({
    operation: 'IciPhoneCall.toggle',
    input: { activeItemId: '3001', heldItemId: '1001' },
  });
  await run({ command: 'advanceTransfer' });
  expect(bridge.requests.at(-1)).toMatchObject({
    operation: 'IciPhoneCall.warmTransfer',
    input: { itemId: '1001', consultItemId: '3001' },
  });
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ ...ended, phoneCallId: '3001' }) });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(ended) });
  expect((await session())?.items).toMatchObject([{ itemId: '1001', state: 'ended' }]);
  expect((await run({ command: 'end' })).status).toBe(200);
});

test('goes back to the first call when the third party does not answer', async () => {
  const { bridge, run, session } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await run({ command: 'openTransfer', purpose: 'conference' });
  await run({ command: 'chooseTarget', target: { kind: 'user', value: 'agent2' } });
  await run({ command: 'advanceTransfer' });
  const gone = aCall({ ...ended, phoneCallId: '3001', consultFor: '1001' });
  await bridge.send('phoneCallChanged', { phoneCall: gone });
  expect(await session()).toMatchObject({
    transfer: { step: 'chosen', target: { value: 'agent2' } },
    items: [{ itemId: '1001' }],
  });
});

test('records several calls in one interaction and saves it at End (G40)', async () => {
  const { bridge, run, session, url } = await loggedOn();
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  await run({ command: 'writeScratchPad', text: 'Call back at four' });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(ended) });
  await run({ command: 'dial', number: '+4930231259999' });
  await run({ command: 'writeRecord', reason: 'Order', notes: 'Asked twice.' });
  expect((await session())?.record?.activities.map(({ kind }) => kind)).toEqual(['call', 'call']);
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ ...ended, phoneCallId: '2001' }) });
  await run({ command: 'end' });
  expect(await (await fetch(`${url}/api/agents/agent1/records`)).json()).toMatchObject([
    { reason: 'Order', notes: 'Asked twice.\nCall back at four' },
  ]);
});

test('opens five sessions by hand and keeps the sixth for incoming work', async () => {
  const { bridge, run, view } = await loggedOn();
  for (let opened = 1; opened < 5; opened += 1) {
    expect((await run({ command: 'newSession' })).status).toBe(200);
  }
  expect((await run({ command: 'newSession' })).status).toBe(409);
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect((await view()).sessions).toHaveLength(5);
});

test('rejects a seventh contact by itself where it is told to (ici.md 6.1, 4)', async () => {
  const { bridge, view } = await loggedOn({}, { settings: { atSessionLimit: 'reject' } });
  for (const phoneCallId of ['1', '2', '3', '4', '5', '6', '7']) {
    await bridge.send('phoneCallChanged', { phoneCall: aCall({ phoneCallId }) });
  }
  await expect
    .poll(() => bridge.requests.at(-1))
    .toMatchObject({
      operation: 'IciPhoneCall.reject',
      input: { itemId: '7' },
    });
  expect((await view()).sessions).toHaveLength(6);
});

test('rejects and logs off when an offer comes and the browser is silent (ici.md 6.1, 3)', async () => {
  const { bridge, clock, post, view } = await loggedOn({}, { settings: { heartbeatLag: 60_000 } });
  await clock.advance(50_000);
  await post('/api/agents/agent1/ping');
  await clock.advance(50_000);
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect((await view()).isLoggedOn).toBe(true);

  await clock.advance(20_000);
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ phoneCallId: '1002' }) });
  await expect.poll(async () => (await view()).isLoggedOn).toBe(false);
  expect(bridge.requests.slice(-3)).toMatchObject([
    { operation: 'IciPhoneCall.reject', input: { itemId: '1002' } },
    { operation: 'IciUser.setCurrentWorkmode', input: { workmode: '1' } },
    { operation: 'IciUser.unsubscribe' },
  ]);
  await expect.poll(async () => (await view()).messages.at(-1)?.text).toBe('Logged off due to CMS ping');
});

test('sends, changes and cancels an action item and follows what becomes of it', async () => {
  const { bridge, post, url, last } = await loggedOn();
  const { status, body } = await post('/api/action-items', {
    userId: 'agent1',
    kind: 'email',
    title: 'Refund',
    attributes: { TO_NAME: 'Support@inin.com', FROM_ADDRESS: 'a&b@mail.example' },
  });
  expect({ status, body }).toMatchObject({ status: 201, body: { state: 'routing', title: 'Refund' } });
  const { actionItemId } = body as { actionItemId: string };
  expect(last()).toMatchObject({
    operation: 'IciAction.route',
    input: { actionItemId, itemData: { title: 'Refund', originator: 'a&b@mail.example' } },
  });
  const { attachedData } = ((last() ?? { input: {} }).input as { itemData: { attachedData: string } })
    .itemData;
  expect(attachedData).toContain('<TO_NAME>Support@inin.com</TO_NAME>');
  await bridge.send('actionItemChanged', { actionSession: anAction(), actionItemId });
  const list = await (await fetch(`${url}/api/action-items`)).json();
  expect(list).toMatchObject([{ state: 'offered', userId: 'agent1' }]);
  const cancelled = await fetch(`${url}/api/action-items/${actionItemId}`, { method: 'DELETE' });
  expect(await cancelled.json()).toMatchObject({ state: 'cancelled' });
});

test('shows the figures of the monitor to an agent who watches, and their changes', async () => {
  const { bridge, run, view } = await loggedOn();
  await run({ command: 'watchFigures', isWatching: true });
  expect((await view()).monitor?.objects).toEqual([
    {
      kind: 'Queue',
      id: 'Sales',
      name: 'Sales team',
      figures: [
        { name: 'Waiting', value: '3' },
        { name: 'Available', value: '1' },
      ],
    },
  ]);
  const asked = bridge.requests.find(({ operation }) => operation === 'IciMonitor.subscribe');
  const { appId } = (asked ?? { input: {} }).input as { appId: string };
  const dataForm = '<Monitor><Queue id="Sales"><Waiting>4</Waiting></Queue></Monitor>';
  await bridge.send('monitorDataChanged', { dataForm }, [appId]);
  expect((await view()).monitor?.objects[0]?.figures).toEqual([{ name: 'Waiting', value: '4' }]);
  await run({ command: 'watchFigures', isWatching: false });
  expect((await view()).monitor).toBeUndefined();
});

test.each([401, 404, 500] as const)('answers events with %i where the desk asks for it', async (status) => {
  const { bridge, url, view } = await loggedOn();
  const settings = {
    eventAnswer: { kind: 'refused', status },
    heartbeatLag: 0,
    atSessionLimit: 'wait',
    confirmsSingleMatch: true,
  };
  const put = (eventAnswer: unknown) =>
    fetch(`${url}/api/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...settings, eventAnswer }),
    });
  expect((await put(settings.eventAnswer)).status).toBe(200);
  expect((await bridge.send('phoneCallChanged', { phoneCall: aCall() })).status).toBe(status);
  await put({ kind: 'reset' });
  await expect(bridge.send('phoneCallChanged', { phoneCall: aCall() })).rejects.toThrow();
  expect((await view()).sessions[0]?.item).toBeUndefined();
});

test.each([401, 404] as const)(
  'the agent is told at once that nothing more will come where this SAP answers %i, and can log on again',
  async (status) => {
    const { bridge, post, view } = await loggedOn(
      {},
      { settings: { eventAnswer: { kind: 'refused', status } } },
    );
    await bridge.send('phoneCallChanged', { phoneCall: aCall() });
    // The bridge may try no more; said once it is enough.
    await bridge.send('phoneCallChanged', { phoneCall: aCall() });
    expect(await view()).toMatchObject({
      isLoggedOn: true,
      cms: 'lost',
      messages: [{ severity: 'error', notice: { kind: 'connectionOver' } }],
    });
    await post('/api/agents/agent1/log-off');
    await post('/api/agents/agent1/log-on');
    expect(await view()).toMatchObject({ isLoggedOn: true, cms: 'connected', messages: [] });
  },
);

test('a refusal that the bridge tries again ends nothing', async () => {
  const { bridge, view } = await loggedOn(
    {},
    { settings: { eventAnswer: { kind: 'refused', status: 500 } } },
  );
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect(await view()).toMatchObject({ cms: 'connected', messages: [] });
});

test('answers an event late where the desk asks for it, and takes it at once', async () => {
  const { bridge, clock, view } = await loggedOn(
    {},
    { settings: { eventAnswer: { kind: 'slow', delay: 9_000 } } },
  );
  const answer = bridge.send('phoneCallChanged', { phoneCall: aCall() });
  await expect.poll(async () => (await view()).sessions[0]?.item?.state).toBe('alerting');
  await clock.advance(9_000);
  expect((await answer).status).toBe(200);
});

test('takes changes of the partners: the next call is identified by them', async () => {
  const { bridge, url, session } = await loggedOn();
  const partner = { id: '0000000042', kind: 'account', name: 'New Person', phone: ['+4930231259999'] };
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/api/partners${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  expect((await send('POST', '', partner)).status).toBe(201);
  expect((await send('POST', '', partner)).status).toBe(400);
  expect((await send('PUT', '/0000000042', { ...partner, name: 'Renamed' })).status).toBe(200);
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect((await session())?.ctiBar.left).toBe('Renamed');
  expect((await send('DELETE', '/0000000042')).status).toBe(200);
  expect((await send('DELETE', '/0000000042')).status).toBe(404);
  // Contacts belong to it.
  expect((await send('DELETE', '/0005000001')).status).toBe(400);
});

test('shows presence of colleagues and figures of workgroups, and broadcasts to whom they are for', async () => {
  const { post, url, view } = await loggedOn();
  expect(await (await fetch(`${url}/api/agents/agent1/directory`)).json()).toMatchObject({
    colleagues: [{ userId: 'agent2', extension: '8002', presence: 'available' }],
    queues: [{ id: 'Sales', loggedOnUsers: 2, availableUsers: 1 }],
  });
  await post('/api/broadcasts', { from: 'Sue', text: 'Meeting at five', userIds: ['agent1'] });
  expect((await view()).broadcasts).toMatchObject([{ from: 'Sue', text: 'Meeting at five' }]);
  expect((await view('agent2')).broadcasts).toEqual([]);
});

test('tells the agent in their own words what a refused log-on means (G40)', async () => {
  const both = await startTogether({
    IciUser: {
      subscribe: () => Promise.reject(new BridgeError('loginFailed', 'Failed to log on: CIC said no.')),
    },
  });
  onTestFinished(both.close);
  await both.post('/api/agents/agent1/log-on');
  expect((await both.view()).messages.at(-1)?.text).toBe(
    'Failed to log on: CIC said no. (ICI-017) Check your password in the contact center and log on again.',
  );
});
