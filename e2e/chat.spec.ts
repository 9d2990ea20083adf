import { expect, test } from './story.ts';

test('agent and visitor write to each other until the agent ends the chat', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  const chat = await cic.place({
    kind: 'chat',
    to: { workgroup: 'Sales' },
    from: 'lena.muster@mail.example',
    name: 'Lena',
    text: 'Hello, is anybody there?',
  });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Lena Muster');
  await agent.goTo('Chat');
  const transcript = agent.main.getByRole('log');
  await expect(transcript).toContainText('Hello, is anybody there?');
  await expect(transcript.getByText('Hello, is anybody there?')).toHaveCount(1);

  await agent.main.getByRole('textbox', { name: 'Your message' }).fill('Good morning, how can I help?');
  await agent.page.keyboard.press('Enter');
  await expect(transcript).toContainText('Good morning, how can I help?');
  await expect(agent.main.getByRole('textbox', { name: 'Your message' })).toHaveValue('');

  await cic.say(chat, 'My parcel is late.');
  await expect(transcript).toContainText('My parcel is late.');
  await agent.main.getByRole('button', { name: 'End', exact: true }).click();
  await expect(agent.main).toContainText('The chat has ended');
  await expect(transcript).toContainText('My parcel is late.');
  await agent.press('End');
  await agent.expectCall('No interaction');
});

test('a chat that the visitor leaves ends at the agent too', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  const chat = await cic.place({ kind: 'chat', to: { user: 'agent1' }, name: 'Rosa', text: 'Hi' });
  await agent.press('Accept');
  await agent.expectCall('Active');
  await agent.goTo('Chat');
  await cic.leave(chat);
  await expect(agent.main).toContainText('The chat has ended');
  await agent.press('End');
  await agent.expectCall('No interaction');
});

test('a chat waits with its unread lines while the agent is on the telephone', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  const chat = await cic.place({ kind: 'chat', to: { user: 'agent1' }, name: 'Rosa', text: 'Hi' });
  await agent.press('Accept');
  await agent.expectCall('Active');
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.tabs.filter({ hasText: 'Erika Example' }).click();
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await cic.say(chat, 'Are you still there?');
  await expect(agent.tabs.filter({ hasText: 'Rosa' })).toHaveAccessibleName(/1 unread line/);
  await agent.tabs.filter({ hasText: 'Rosa' }).click();
  await agent.goTo('Chat');
  await expect(agent.main.getByRole('log')).toContainText('Are you still there?');
});

test('a standard answer is inserted with the names filled in, and a half-written line stays where it was', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ kind: 'chat', to: { user: 'agent1' }, from: 'lena.muster@mail.example', name: 'Lena' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Lena Muster');
  await agent.goTo('Chat');
  const message = agent.main.getByRole('textbox', { name: 'Your message' });
  await agent.main.getByRole('combobox', { name: 'Standard answers' }).selectOption('Greeting');
  await expect(message).toHaveValue(/^Hello Lena Muster, this is Anna /);
  await agent.goTo('Account');
  await agent.goTo('Chat');
  await expect(message).toHaveValue(/^Hello Lena Muster, this is Anna /);
  await message.press('Enter');
  await expect(agent.main.getByRole('log')).toContainText('How can I help?');
  await expect(message).toHaveValue('');
});

test('a colleague who is invited joins the chat, reads what was said, and all three write', async ({
  agent,
  colleague,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await colleague.logOn();
  await colleague.becomeReady();
  const chat = await cic.place({
    kind: 'chat',
    to: { user: 'agent1' },
    name: 'Rosa',
    text: 'Is there a discount?',
  });
  await agent.press('Accept');
  await agent.expectCall('Active');
  await agent.goTo('Chat');
  await agent.main.getByRole('button', { name: 'Invite' }).click();
  const dialog = agent.client.getByRole('dialog', { name: 'Invite to chat' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();

  await colleague.press('Accept');
  await colleague.goTo('Chat');
  const theirs = colleague.main.getByRole('log');
  await expect(theirs).toContainText('Is there a discount?');
  const parties = agent.main.getByRole('list', { name: 'Participants' });
  await expect(parties.getByRole('listitem')).toHaveCount(3);
  await expect(parties).toContainText('Ben');
  for (const one of [agent, colleague]) await one.expectCall('Several agents');

  await colleague.main.getByRole('textbox', { name: 'Your message' }).fill('Ten per cent, from Ben.');
  await colleague.page.keyboard.press('Enter');
  await expect(agent.main.getByRole('log')).toContainText('Ten per cent, from Ben.');
  await cic.say(chat, 'Wonderful.');
  for (const one of [agent, colleague]) await expect(one.main.getByRole('log')).toContainText('Wonderful.');

  await agent.main.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(agent.main).toContainText('The chat has ended');
  // The visitor goes on with the colleague, whose part of the chat is an interaction of its own.
  await colleague.expectCall('Active');
  await cic.say(await cic.liveChat(), 'Are you still there, Ben?');
  await expect(theirs).toContainText('Are you still there, Ben?');
});

test('a chat that is transferred goes to the colleague with its transcript', async ({
  agent,
  colleague,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await colleague.logOn();
  await colleague.becomeReady();
  await cic.place({
    kind: 'chat',
    to: { user: 'agent1' },
    from: 'lena.muster@mail.example',
    name: 'Lena',
    text: 'Where is my order?',
  });
  await agent.press('Accept');
  await agent.press('Transfer');
  const dialog = agent.client.getByRole('dialog', { name: 'Transfer chat' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await expect(dialog).toContainText('The chat goes to Ben');
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(colleague.call).toContainText('Lena Muster');
  await colleague.press('Accept');
  await expect(colleague.pageTitle).toContainText('Lena Muster');
  await colleague.goTo('Chat');
  await expect(colleague.main.getByRole('log')).toContainText('Where is my order?');
  await agent.press('End');
  await agent.expectCall('No interaction');
});
