import { expect, test } from './story.ts';

test.beforeEach(async ({ agent, colleague }) => {
  await agent.logOn();
  await agent.becomeReady();
  await colleague.logOn();
});

test("a warm transfer announces the customer, and the colleague's screen pops", async ({
  agent,
  colleague,
  cic,
}) => {
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');

  await agent.press('Warm Transfer');
  const dialog = agent.client.getByRole('dialog', { name: 'Warm transfer' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await expect(dialog).toContainText('The customer is put on hold when you press Dial.');
  await dialog.getByRole('button', { name: 'Dial', exact: true }).click();
  await expect(dialog).toContainText('is on hold.');

  await colleague.expectCall('Ringing');
  await expect(colleague.call).toContainText('Erika Example');
  await colleague.press('Accept');
  await expect(dialog).toContainText('You are talking to');
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();

  await expect(dialog).toBeHidden();
  await expect(colleague.pageTitle).toContainText('Erika Example');
  await colleague.expectCall('Connected');
  await agent.expectDisabled('Hang Up', 'Hold');
});

test('a blind transfer goes to the colleague at once', async ({ agent, colleague, cic }) => {
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.press('Blind Transfer');
  const dialog = agent.client.getByRole('dialog', { name: 'Blind transfer' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  await colleague.expectCall('Ringing');
  await expect(colleague.call).toContainText('Erika Example');
  await agent.expectDisabled('Hang Up');
  await colleague.press('Accept');
  await colleague.expectCall('Connected');
  await expect(colleague.pageTitle).toContainText('Erika Example');
});

test('agent, colleague and customer talk in a conference, until the customer hangs up', async ({
  agent,
  colleague,
  cic,
}) => {
  const call = await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.press('Conference');
  const dialog = agent.client.getByRole('dialog', { name: 'Conference' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await dialog.getByRole('button', { name: 'Dial', exact: true }).click();
  await colleague.press('Accept');
  await agent.expectCall('Consulting');
  await dialog.getByRole('button', { name: 'Conference', exact: true }).click();
  await agent.expectCall('In conference');
  await cic.hangUp(call);
  await agent.expectCall('Connected');
});

test('a consultation that is given up brings the customer back', async ({ agent, colleague, cic }) => {
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.press('Warm Transfer');
  const dialog = agent.client.getByRole('dialog', { name: 'Warm transfer' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await dialog.getByRole('button', { name: 'Dial', exact: true }).click();
  await colleague.press('Accept');
  await dialog.getByRole('button', { name: 'Reconnect', exact: true }).click();
  await expect(dialog).toBeHidden();
  await agent.expectCall('Connected');
  await colleague.expectDisabled('Hang Up');
});
