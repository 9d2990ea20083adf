import { ask } from './reset-stack.ts';
import { expect, test } from './story.ts';

test.beforeEach(async ({ agent }) => {
  await agent.logOn();
  await agent.becomeReady();
});

const work = (sap: string, title: string, from: string) =>
  ask('POST', `${sap}/action-items`, {
    userId: 'agent1',
    kind: 'email',
    title,
    attributes: { SUBJECT: title, FROM_ADDRESS: from, TO_NAME: 'Sales@switchhook.example' },
  });

test('a callback: the agent takes it, calls the customer, and ends it', async ({ agent, cic }) => {
  await cic.place({
    kind: 'callback',
    to: { workgroup: 'Sales' },
    number: '+4930231250117',
    name: 'Jonas Beispiel',
    subject: 'About the offer',
  });
  await agent.expectCall('Jonas Beispiel');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Jonas Beispiel');
  // CIC dials by itself, in a call of its own.
  await expect(agent.tabs).toHaveCount(2);
  await agent.expectCall('Dialing');
  await expect(agent.call).toContainText('Jonas Beispiel');
  await agent.desk.getByRole('button', { name: /^Remote answers/ }).click();
  await agent.expectCall('Connected');
  await agent.press('Hang Up');
  await agent.expectCall('Ended');
  await agent.press('End');
  await expect(agent.tabs).toHaveCount(0);
  await expect(agent.call).toContainText('Jonas Beispiel');
  await agent.press('Hang Up');
  await agent.press('End');
  await agent.expectCall('No interaction');
});

test('an action item: opened, without a Hold among its buttons, and completed', async ({ agent, stack }) => {
  await work(stack.sap, 'Where is my order?', 'harriet.sample@mail.example');
  await agent.expectCall('Harriet Sample');
  await expect(agent.page.getByRole('alert')).toContainText('Incoming action item, Harriet Sample');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Harriet Sample');
  // CIC cannot park work (G40): there is no Hold among the buttons of this channel.
  await expect(agent.button('Hold')).toHaveCount(0);
  await agent.press('Open');
  await expect(agent.pageTitle).toContainText('Where is my order?');
  await agent.press('Complete');
  await agent.expectCall('Ended');
  await agent.press('End');
  await agent.expectCall('No interaction');
  // There is no wrap-up for action items.
  await agent.expectWorkMode('Ready');
});

test('an e-mail: read, answered and completed', async ({ agent, cic }) => {
  await cic.place({
    kind: 'email',
    to: { workgroup: 'Sales' },
    from: 'harriet.sample@mail.example',
    subject: 'Order 4711',
    text: 'It has not arrived.',
  });
  await agent.press('Accept');
  await agent.expectCall('Active');
  await agent.press('E-Mail');
  await expect(agent.main).toContainText('It has not arrived.');
  const send = agent.main.getByRole('button', { name: 'Send Reply' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await agent.main.getByRole('textbox', { name: 'Your reply' }).fill('It is on its way.');
  await send.click();
  await expect(agent.main).toContainText('The reply was sent.');
  await agent.press('Complete');
  await agent.expectCall('Wrap-up');
  // The answer that went out is an interaction of its own in CIC, and none that the agent has to end.
  await agent.press('End');
  await agent.expectCall('No interaction');
  await agent.expectWorkMode('Ready');
});

test('the inbox lists the e-mail in its folder, is searched, and opens it', async ({ agent, cic }) => {
  for (const subject of ['Order 4711', 'Invoice 9100']) {
    await cic.place({ kind: 'email', to: { user: 'agent1' }, from: 'harriet.sample@mail.example', subject });
  }
  await expect(agent.tabs).toHaveCount(2);
  await agent.goTo('Inbox');
  const folders = agent.main.getByRole('navigation', { name: 'Folders' });
  await expect(folders.getByRole('button').first()).toHaveAttribute('aria-current', 'true');
  const items = agent.main.getByRole('list', { name: 'Items' }).getByRole('listitem');
  await expect(items).toHaveCount(2);
  await agent.main.getByRole('searchbox', { name: 'Search the inbox' }).fill('invoice');
  await expect(items).toHaveCount(1);
  await expect(agent.main.getByRole('status').filter({ hasText: '1 item' })).toBeVisible();
  await items.getByRole('button', { name: /^Invoice 9100/ }).click();
  await expect(agent.pageTitle).toContainText('Invoice 9100');
});

test('seven interactions of all channels: six tabs, and the seventh pops when one of them ends', async ({
  agent,
  stack,
  cic,
}) => {
  const first = await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await cic.place({ kind: 'chat', to: { user: 'agent1' }, from: 'lena.muster@mail.example', name: 'Lena' });
  await cic.place({
    kind: 'email',
    to: { user: 'agent1' },
    from: 'harriet.sample@mail.example',
    subject: 'Order',
  });
  await cic.place({
    kind: 'callback',
    to: { user: 'agent1' },
    number: '+4930231250117',
    name: 'Jonas Beispiel',
  });
  await cic.place({ to: { user: 'agent1' }, from: '+498999998201' });
  await cic.place({ to: { user: 'agent1' }, from: '+12025550199' });
  await expect(agent.tabs).toHaveCount(6);
  for (const who of [
    'Erika Example',
    'Lena Muster',
    'Harriet Sample',
    'Jonas Beispiel',
    'Mareike Platzhalter',
  ]) {
    await expect(agent.tabs.filter({ hasText: who })).toHaveCount(1);
  }
  await cic.place({ to: { user: 'agent1' }, from: '+442079460118', name: 'The seventh' });
  await expect
    .poll(
      async () =>
        ((await ask('GET', `${stack.cicControl}/state`)) as { interactions: unknown[] }).interactions.length,
    )
    .toBe(7);
  await expect(agent.tabs).toHaveCount(6);
  await agent.expectDisabled('New Session');

  await cic.hangUp(first);
  await agent.expectCall('Ended');
  await agent.press('End');
  await expect(agent.tabs.filter({ hasText: 'Harriet Sample' })).toHaveCount(2);
  await expect(agent.tabs).toHaveCount(6);
});

test('New Session opens one by hand, and Delete closes it', async ({ agent, cic }) => {
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.press('New Session');
  await expect(agent.tabs).toHaveCount(2);
  await agent.expectCall('No interaction');
  await agent.tabs.nth(1).focus();
  await agent.page.keyboard.press('Delete');
  await expect(agent.tabs).toHaveCount(0);
  await agent.expectCall('Connected');
});
