import type { AgentDesktop } from './agent-desktop.ts';
import { expect, test } from './story.ts';

test('the dial pad calls what its keys say, and sends tones while the call is connected', async ({
  agent,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.goTo('Dial Pad');
  const call = agent.main.getByRole('button', { name: 'Call', exact: true });
  await expect(call).toHaveAttribute('aria-disabled', 'true');
  const keys = agent.main.getByRole('group', { name: 'Keys' });
  for (const key of ['4', '9', '6', '2', '2', '7'])
    await keys.getByRole('button', { name: new RegExp(`^${key}`) }).click();
  const number = agent.main.getByRole('textbox', { name: 'Number' });
  await expect(number).toHaveValue('496227');
  await agent.main.getByRole('button', { name: 'Delete the last digit' }).click();
  await expect(number).toHaveValue('49622');
  await number.fill('+496227747474');
  await call.click();
  await agent.expectCall('Dialing');
  await agent.desk.getByRole('button', { name: /^Remote answers/ }).click();
  await agent.expectCall('Connected');

  await agent.goTo('Dial Pad');
  await expect(agent.main).toContainText('A call is connected: keys send tones.');
  for (const key of ['1', '#']) await keys.getByRole('button', { name: new RegExp(`^${key}`) }).click();
  await expect(agent.main).toContainText('Tones sent: 1#');
});

const colleagues = (agent: AgentDesktop) =>
  agent.main.getByRole('list', { name: 'Colleagues' }).getByRole('listitem');

test('colleagues show their presence and are found; one is called in the middle of a call, and left again', async ({
  agent,
  colleague,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await colleague.logOn();
  await colleague.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');

  await agent.goTo('Dial Pad');
  await expect(colleagues(agent).filter({ hasText: /^\s*Ben/ })).toContainText('Available');
  const loggedOff = colleagues(agent)
    .filter({ hasText: /Logged off/ })
    .first();
  await expect(loggedOff.getByRole('button', { name: /^Call/ })).toHaveAttribute('aria-disabled', 'true');
  await agent.main.getByRole('searchbox', { name: 'Search colleagues' }).fill('ben');
  await expect(colleagues(agent)).toHaveCount(1);
  await agent.main.getByRole('button', { name: /^Warm Transfer Ben/ }).click();
  await colleague.expectCall('Ringing');
  await expect(colleague.call).toContainText('Erika Example');
  await colleague.press('Accept');
  await agent.expectCall('Consulting');
  await agent.press('Reconnect');
  await agent.expectCall('Connected');
  await colleague.expectDisabled('Hang Up');
});

test("a call is passed on from the colleague's line on the dial pad", async ({ agent, colleague, cic }) => {
  await agent.logOn();
  await colleague.logOn();
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await agent.goTo('Dial Pad');
  await agent.main.getByRole('button', { name: /^Blind Transfer Ben/ }).click();
  await colleague.press('Accept');
  await expect(colleague.pageTitle).toContainText('Erika Example');
  await agent.expectDisabled('Hang Up');
});
