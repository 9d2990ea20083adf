import { expect, test } from './story.ts';

test('an agent dials, the far end answers and later hangs up', async ({ agent }) => {
  await agent.logOn();
  await agent.dial('+496227747474');
  await agent.expectCall('Dialing');
  await agent.expectDisabled('Hold', 'Accept');

  await agent.desk.getByRole('button', { name: /^Remote answers/ }).click();
  await agent.expectCall('Connected');
  await expect(agent.call).toContainText('Erika Example');

  await agent.desk.getByRole('button', { name: /^Remote hangs up/ }).click();
  await agent.expectDisabled('Hang Up');
  await agent.press('End');
  await agent.expectCall('No interaction');
});

test('an agent gives up dialling before the far end answers', async ({ agent }) => {
  await agent.logOn();
  await agent.dial('+496227747474');
  await agent.press('Hang Up');
  await agent.expectDisabled('Hang Up');
  await expect(agent.call).not.toContainText('Dialing');
});
