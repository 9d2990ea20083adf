import { expect, test } from './story.ts';

test('an agent takes a call from a known customer, from ringing to the end of the interaction', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.expectDisabled('Accept', 'Reject', 'Hold', 'Retrieve', 'Hang Up', 'End');

  await cic.place({ to: { workgroup: 'Sales' }, from: 'sip:+496227747474@example.com' });
  await agent.expectCall('Ringing');
  await expect(agent.call).toContainText('Erika Example');
  await agent.expectEnabled('Accept', 'Reject');
  await expect(agent.page.getByRole('alert')).toContainText('Incoming call, Erika Example');

  await agent.press('Accept');
  await agent.expectCall('Connected');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await agent.expectDisabled('Accept', 'Reject', 'Retrieve');

  await agent.press('Hold');
  await agent.expectCall('On hold');
  await agent.expectDisabled('Hold');
  await agent.press('Retrieve');
  await agent.expectCall('Connected');

  await agent.press('Hang Up');
  await agent.expectCall('Wrap-up');
  // The customer stays on the screen until End (ui.md 3).
  await expect(agent.pageTitle).toContainText('Erika Example');
  await agent.press('End');
  await agent.expectCall('No interaction');
  await agent.expectWorkMode('Ready');
});

test('a second call, from a number that belongs to nobody, shows the number and pops no account', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
  await agent.press('Accept');
  await agent.press('Hang Up');
  await agent.press('End');

  await cic.place({ to: { user: 'agent1' }, from: 'sip:+12025550143@example.com' });
  await agent.expectCall('Ringing');
  await expect(agent.call).toContainText('+12025550143');
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await expect(agent.pageTitle).toHaveText('Identify Account');
  await expect(agent.page.getByRole('main')).toContainText('No account has the number +12025550143.');
});

test('a call without a number rings with what else is known, and pops no account', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { workgroup: 'Sales' } });
  await agent.expectCall('Ringing');
  await expect(agent.call).toContainText('Sales');
  await expect(agent.call).not.toContainText('+0');
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await expect(agent.page.getByRole('main')).toContainText('This contact carries no number');
});

test('a call that the caller gives up while it rings leaves the screen by itself', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  const call = await cic.place({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
  await agent.expectCall('Ringing');
  await cic.hangUp(call);
  await agent.expectDisabled('Accept', 'Reject', 'Hang Up');
  await expect(agent.call).not.toContainText('Ringing');
  await agent.expectWorkMode('Ready');
});

test('a rejected call stops ringing at the agent', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: 'sip:+496227747474@example.com' });
  await agent.press('Reject');
  await expect(agent.call).not.toContainText('Ringing');
  await agent.expectDisabled('Accept', 'Reject');
});
