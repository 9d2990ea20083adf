import { AgentDesktop } from './agent-desktop.ts';
import { expect, test } from './story.ts';

test('one person plays both ends of a transfer in one page', async ({ page, stack, cic }) => {
  await page.setViewportSize({ width: 2200, height: 1000 });
  const clientOf = (name: RegExp) => page.getByRole('region', { name });
  const anna = new AgentDesktop(page, stack.simulator, 'agent1', clientOf(/^Web client of Anna/));
  const ben = new AgentDesktop(page, stack.simulator, 'agent2', clientOf(/^Web client of Ben/));
  await page.goto(`${stack.simulator}?agent=agent1,agent2`);
  for (const { client } of [anna, ben]) {
    await client.getByRole('button', { name: 'Log On', exact: true }).click();
  }
  await anna.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await anna.press('Accept');
  await anna.expectCall('Connected');
  await ben.expectCall('No interaction');

  await anna.press('Blind Transfer');
  const dialog = anna.client.getByRole('dialog', { name: 'Blind transfer' });
  await dialog.getByRole('button', { name: /^Ben/ }).click();
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  await ben.press('Accept');
  await expect(ben.pageTitle).toContainText('Erika Example');
});

test('another agent is added to the page, and the address says so', async ({ agent }) => {
  await agent.logOn();
  await agent.client.getByRole('button', { name: 'Agents side by side' }).click();
  const dialog = agent.client.getByRole('dialog', { name: 'Agents side by side' });
  await dialog.getByRole('checkbox', { name: /Ben/ }).check();
  await dialog.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(agent.page.getByRole('region', { name: /^Web client of/ })).toHaveCount(2);
  await expect(agent.page).toHaveURL(/\?agent=agent1,agent2$/);
});
