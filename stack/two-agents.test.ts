import { expect, test } from 'vitest';
import { startOffice } from './testing/start-office.ts';

const wrapUpIsOver = { wrapUpMs: 300 };

test('a conference of three parties goes on when the agent drops one of them', async () => {
  const office = await startOffice({ cic: wrapUpIsOver });
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  await Promise.all([one.logOn('3'), two.logOn('3')]);
  const call = office.cic.placeCall({ to: { user: 'agent1' }, from: '+496227747474' });
  await one.becomes(call, 'alerting');
  await one.must({ command: 'accept', itemId: call });
  await one.becomes(call, 'connected');
  await one.must({ command: 'consult', itemId: call, target: { kind: 'user', value: 'agent2' } });
  const offered = await two.sees(({ state }) => state === 'alerting');
  await two.must({ command: 'accept', itemId: offered.itemId });
  await one.sees(({ state }) => state === 'consulting');
  await one.must({ command: 'conference', itemId: call });
  const joined = await one.sees(({ state }) => state === 'conferenced');
  expect(joined.itemId).toBe(call);
  expect(joined.participants).toHaveLength(2);

  const customer = joined.participants?.find(({ address }) => address === '+496227747474');
  await one.must({
    command: 'dropParticipant',
    itemId: call,
    participantId: customer?.participantId ?? '',
  });
  await one.sees(
    ({ itemId, state, participants }) =>
      itemId === call && state === 'connected' && participants?.length === 1,
  );
  await two.becomes(offered.itemId, 'connected');
  await two.must({ command: 'hangUp', itemId: offered.itemId });
  await one.loses(call);
});

test('a chat is shared with a colleague, who stays in it when the first agent leaves', async () => {
  const office = await startOffice();
  const [one, two] = [office.agent('agent1'), office.agent('agent2')];
  await Promise.all([one.logOn(), two.logOn('3')]);
  const chat = office.cic.placeChat({
    to: { workgroup: 'Sales' },
    from: 'erika.example@mail.example',
    name: 'Erika',
    text: 'Hello?',
  });
  await one.becomes(chat, 'alerting');
  await one.must({ command: 'accept', itemId: chat });
  await one.becomes(chat, 'connected');
  await one.must({ command: 'postChat', itemId: chat, text: 'Good day <&>' });
  await one.must({ command: 'invite', itemId: chat, target: { kind: 'user', value: 'agent2' } });
  const invited = await two.sees(({ channel, state }) => channel === 'chat' && state === 'alerting');
  await two.must({ command: 'accept', itemId: invited.itemId });
  const shared = await two.sees(
    ({ itemId, chat: view }) => itemId === invited.itemId && (view?.postings.length ?? 0) > 1,
  );
  expect(shared.chat?.postings.map(({ text }) => text)).toContain('Good day <&>');
  await one.sees(
    ({ itemId, participants = [] }) =>
      itemId === chat && participants.some(({ role }) => role === 'colleague'),
  );
  await one.must({ command: 'leaveChat', itemId: chat });
  await one.loses(chat);
  await two.becomes(invited.itemId, 'connected');
  office.cic.visitorSays(invited.itemId, 'Still there?');
  await two.sees(({ chat: view }) => view?.postings.at(-1)?.text === 'Still there?');
  await two.must({ command: 'endChat', itemId: invited.itemId });
  await expect
    .poll(() => office.cic.state().interactions.filter(({ state }) => 'ACH'.includes(state)).length)
    .toBe(0);
});

test('a callback pops with its number, is dialled when it is accepted, and is a success when it ends', async () => {
  const office = await startOffice({ cic: wrapUpIsOver });
  const one = office.agent('agent1');
  await one.logOn();
  const callback = office.cic.placeCallback({ to: { workgroup: 'Sales' }, number: '+496227747474' });
  const offered = await one.becomes(callback, 'alerting');
  expect(offered.remoteNumber).toBe('+496227747474');
  await one.must({ command: 'accept', itemId: callback });
  const call = await one.sees(({ itemId, state }) => itemId !== callback && state === 'dialing');
  office.cic.remoteAnswer(call.itemId);
  await one.becomes(call.itemId, 'connected');
  await one.must({ command: 'hangUp', itemId: call.itemId });
  await one.must({ command: 'complete', itemId: callback });
  await expect.poll(() => office.cic.readInteraction(callback).callback?.disposition).toBe('success');
});
