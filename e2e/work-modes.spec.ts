import { ask } from './reset-stack.ts';
import { expect, test } from './story.ts';

test('a mode that is chosen during a call is pending until CIC confirms it after the call', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.workMode.click();
  await agent.client.getByRole('menuitemradio', { name: 'Not Ready', exact: true }).click();
  await agent.expectWorkMode('Not Ready');
  await agent.expectCall('Connected');
  await agent.press('Hang Up');
  await agent.press('End');
  await agent.expectWorkMode('Not Ready');
});

test('CIC away: Server Down shows and cannot be chosen, and the mode comes back by itself', async ({
  agent,
  stack,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await ask('PUT', `${stack.sap}/wire/faults`, {
    seed: 1,
    rules: [{ link: 'bridge → CIC', fault: 'refuse', status: 503 }],
  });
  await ask('POST', `${stack.cicControl}/connections/drop`, {});
  await expect(agent.workMode).toHaveAccessibleName(/^Work mode (Server Down|Attempt Reconnect)/);
  await agent.expectDisabled('Accept', 'Hang Up');
  await expect(agent.workMode).toHaveAttribute('aria-disabled', 'true');
  await expect(
    agent.page.getByRole('alert').filter({ hasText: 'Connection to the communication system lost' }),
  ).toHaveCount(1);

  await ask('PUT', `${stack.sap}/wire/faults`, { rules: [] });
  await expect(agent.workMode).toHaveAccessibleName(/^Work mode Ready/, { timeout: 30_000 });
  await agent.workMode.click();
  for (const name of [/Server Down/, /Attempt Reconnect/]) {
    await expect(agent.client.getByRole('menuitemradio', { name })).toHaveCount(0);
  }
});

test('a status that CIC sets shows at the agent', async ({ agent, stack }) => {
  await agent.logOn();
  await agent.becomeReady();
  await ask('POST', `${stack.cicControl}/users/agent1/status`, { statusId: 'At Lunch' });
  await expect(agent.workMode).toHaveAccessibleName(/Lunch/);
});
