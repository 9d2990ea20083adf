import { AgentDesktop } from './agent-desktop.ts';
import { cicControl } from './cic-control.ts';
import { startRestartableStack } from './restartable-stack.ts';
import { expect, test } from './story.ts';

test('a reload in the middle of a call loses nothing', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.client.getByRole('textbox', { name: 'Scratch pad' }).fill('Wants a copy of the invoice.');
  await agent.press('Hold');
  await agent.expectCall('On hold');

  await agent.page.reload();
  await agent.expectCall('On hold');
  await expect(agent.call).toContainText('Erika Example');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await expect(agent.client.getByRole('textbox', { name: 'Scratch pad' })).toHaveValue(
    'Wants a copy of the invoice.',
  );
  await agent.expectWorkMode('Ready');
  await agent.press('Retrieve');
  await agent.expectCall('Connected');
});

test('a reload in the middle of a chat loses neither transcript nor the line that is half written', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  const chat = await cic.place({
    kind: 'chat',
    to: { user: 'agent1' },
    from: 'lena.muster@mail.example',
    name: 'Lena',
    text: 'Hello, where is my order?',
  });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Lena Muster');
  await agent.goTo('Chat');
  const message = agent.main.getByRole('textbox', { name: 'Your message' });
  await message.fill('One moment.');
  await message.press('Enter');
  await expect(agent.main.getByRole('log')).toContainText('One moment.');
  await message.fill('It was sent on');

  await agent.page.reload();
  const transcript = agent.main.getByRole('log');
  await expect(agent.pageTitle).toContainText('Chat with Lena Muster');
  await expect(transcript).toContainText('Hello, where is my order?');
  await expect(transcript.getByText('One moment.')).toHaveCount(1);
  await expect(message).toHaveValue('It was sent on');
  await cic.say(chat, 'Are you there?');
  await expect(transcript).toContainText('Are you there?');
  await message.press('Enter');
  await expect(transcript).toContainText('It was sent on');
});

test('a reload in wrap-up keeps the customer, the notes and the wrap-up itself', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  const call = await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await cic.hangUp(call);
  await agent.expectCall('Wrap-up');
  await agent.goTo('Interaction Record');
  await agent.main.getByRole('textbox', { name: 'Notes' }).fill('To be called back.');
  // What is typed goes out a moment later, or when the field is left.
  await agent.page.keyboard.press('Tab');

  await agent.page.reload();
  await agent.expectCall('Wrap-up');
  await expect(agent.call).toContainText('Erika Example');
  await expect(agent.main.getByRole('textbox', { name: 'Notes' })).toHaveValue('To be called back.');
  await agent.press('End');
  await agent.expectCall('No interaction');
  await agent.expectWorkMode('Ready');
});

test('a reload in the middle of a consultation brings the dialog back', async ({ agent, colleague, cic }) => {
  await agent.logOn();
  await colleague.logOn();
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.press('Warm Transfer');
  const dialog = agent.client.getByRole('dialog', { name: 'Warm transfer' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await dialog.getByRole('button', { name: 'Dial', exact: true }).click();
  await colleague.press('Accept');
  await expect(dialog).toContainText('You are talking to');
  await agent.page.reload();
  await expect(dialog).toContainText('You are talking to');
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(colleague.pageTitle).toContainText('Erika Example');
});

test('while CIC is away nothing is offered, and the call is there again after it', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await cic.cut();
  await agent.expectDisabled('Hold', 'Hang Up');
  await agent.press('Hold');
  await agent.expectCall('On hold');
  await agent.press('Retrieve');
  await agent.press('Hang Up');
  await agent.expectCall('Wrap-up');
});

test('the mock SAP restarted in the middle of a call recovers, with its notes and its account', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const stack = await startRestartableStack();
  try {
    const agent = new AgentDesktop(page, stack.addresses.simulator);
    const cic = cicControl(stack.addresses.cicControl);
    await agent.logOn();
    await agent.becomeReady();
    const call = await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
    await agent.press('Accept');
    await expect(agent.pageTitle).toContainText('Erika Example');
    await agent.client.getByRole('textbox', { name: 'Scratch pad' }).fill('Order 4711');
    await agent.press('Hold');
    await agent.expectCall('On hold');

    await stack.restartSap();
    await agent.expectEnabled('Retrieve');
    await expect(agent.pageTitle).toContainText('Erika Example');
    await expect(agent.client.getByRole('textbox', { name: 'Scratch pad' })).toHaveValue('Order 4711');
    await agent.press('Retrieve');
    await agent.expectCall('Connected');
    await cic.hangUp(call);
    await agent.expectCall('Wrap-up');
    await agent.press('End');
    await agent.expectCall('No interaction');
  } finally {
    expect(await stack.stop()).toBe(0);
  }
});
