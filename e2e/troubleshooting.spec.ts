import { ask } from './reset-stack.ts';
import { expect, test } from './story.ts';

// The topics of the guide's troubleshooting chapter (G40), as an agent meets them.

const failWith = (sap: string, rule: object) => ask('PUT', `${sap}/wire/faults`, { seed: 1, rules: [rule] });
const heal = (sap: string) => ask('PUT', `${sap}/wire/faults`, { rules: [] });

for (const { what, rule, said } of [
  { what: 'the web service answers 402', rule: { fault: 'refuse', status: 402 }, said: 'HTTP status 402' },
  { what: 'the web service answers 401', rule: { fault: 'refuse', status: 401 }, said: 'HTTP status 401' },
  { what: 'the integration does not work at all', rule: { fault: 'reset' }, said: 'gave no SOAP answer' },
]) {
  test(`${what}: the agent reads why the log-on failed, and logs on once it is mended`, async ({
    agent,
    stack,
  }) => {
    await agent.open();
    await failWith(stack.sap, { link: 'SAP → bridge', ...rule });
    await agent.client.getByRole('button', { name: 'Log On', exact: true }).click();
    const messages = agent.client.getByRole('region', { name: 'System messages' });
    await expect(messages).toContainText('Error');
    await expect(messages).toContainText(said);
    await expect(agent.toolbar).toBeHidden();

    await heal(stack.sap);
    await agent.client.getByRole('button', { name: 'Log On', exact: true }).click();
    await expect(agent.toolbar).toBeVisible();
  });
}

test('agents cannot log on: a wrong password is told, and no password is shown with it', async ({
  agent,
}) => {
  await agent.open();
  await agent.client.getByRole('textbox', { name: 'Work center' }).fill('not-the-password;WS-AGENT1');
  await agent.page.keyboard.press('Enter');
  const messages = agent.client.getByRole('region', { name: 'System messages' });
  await expect(messages).toContainText(/password|log on|credentials/i);
  await expect(messages).not.toContainText('not-the-password');
  await expect(agent.toolbar).toBeHidden();
});

test('agents cannot log on: one without an extension in CIC reads what is missing', async ({
  agent,
  stack,
}) => {
  await ask('POST', `${stack.cicControl}/configuration/users/agent1`, { properties: { extension: '' } });
  await agent.open();
  await agent.client.getByRole('button', { name: 'Log On', exact: true }).click();
  await expect(agent.client.getByRole('region', { name: 'System messages' })).toContainText(/extension/i);
  await expect(agent.toolbar).toBeHidden();
});

test('two phone calls in one interaction: the record says so, and the customer is lost by neither', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  const call = await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await cic.hangUp(call);
  await agent.expectCall('Ended');
  await agent.main
    .getByRole('button', { name: /^Dial \+/ })
    .first()
    .click();
  await agent.expectCall('Dialing');
  await agent.desk.getByRole('button', { name: /^Remote answers/ }).click();
  await agent.expectCall('Connected');
  await agent.goTo('Interaction Record');
  const activities = agent.main.getByRole('list', { name: 'Activity clipboard' }).getByRole('listitem');
  await expect(activities.filter({ hasText: /call/i })).toHaveCount(2);
  await expect(agent.client.getByRole('region', { name: 'Context area' })).toContainText('Erika Example');
});

test('the browser of an agent dies: SAP logs them off at the next contact, and says why', async ({
  agent,
  stack,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await ask('POST', `${stack.sap}/agents/agent1/ping`, {});
  await ask('PUT', `${stack.sap}/settings`, {
    eventAnswer: { kind: 'normal' },
    heartbeatLag: 3_000,
    // The page lives, but SAP does not hear it.
    deadBrowsers: ['agent1'],
    atSessionLimit: 'wait',
    confirmsSingleMatch: true,
  });
  await ask('POST', `${stack.sap}/clock/advance`, { ms: 10_000 });
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await expect(agent.client.getByRole('button', { name: 'Log On', exact: true })).toBeVisible();
  await expect(agent.client.getByRole('region', { name: 'System messages' })).toContainText(
    'Logged off due to CMS ping',
  );
});
