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
