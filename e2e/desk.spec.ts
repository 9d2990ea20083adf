import type { PlayView } from '@switchhook/simulator/desk-model';
import { ask } from './reset-stack.ts';
import { expect, test } from './story.ts';

test('a scenario is played at a click, and each step says how it went', async ({ agent }) => {
  await agent.open();
  await agent.openDesk('Scenarios');
  await agent.desk.getByRole('searchbox', { name: 'Find a scenario' }).fill('blind transfer to another');
  await agent.desk.getByRole('button', { name: 'Play A blind transfer to another agent' }).click();
  await expect(agent.desk.getByRole('status').filter({ hasText: 'Passed' })).toBeVisible({ timeout: 30_000 });
});

test('what is done by hand is recorded, becomes a scenario, and plays', async ({ agent, stack, cic }) => {
  await agent.open();
  await agent.openDesk('Scenarios');
  await agent.desk.getByRole('button', { name: 'Record', exact: true }).click();
  await agent.client.getByRole('button', { name: 'Log On', exact: true }).click();
  await agent.becomeReady();
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.press('Hold');
  await agent.expectCall('On hold');
  await agent.desk.getByRole('button', { name: 'Stop recording' }).click();

  const json = agent.desk.getByRole('textbox', { name: 'Scenario as JSON' });
  await expect(json).toHaveValue(/"command": "hold"/);
  await agent.desk.getByRole('button', { name: 'Play', exact: true }).click();
  const outcome = async () =>
    ((await ask('GET', `${stack.sap}/plays/current`)) as PlayView | undefined)?.outcome;
  await expect.poll(outcome, { timeout: 30_000 }).toBe('passed');
  await agent.expectCall('On hold');
});

test('the time machine takes toolbar and wire back together, and now again', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.press('Hold');
  await agent.expectCall('On hold');
  await agent.openDesk('Time');
  const slider = agent.desk.getByRole('slider', { name: 'Moment of the session' });
  await slider.focus();
  await expect(async () => {
    await agent.page.keyboard.press('ArrowLeft');
    await expect(agent.call).toContainText('Ringing', { timeout: 500 });
  }).toPass();
  await expect(agent.page.getByRole('status').filter({ hasText: 'Looking back at' })).toBeVisible();
  await agent.page.getByRole('button', { name: 'Back to now' }).first().click();
  await agent.expectCall('On hold');
});

test('while the clock stands still nothing goes on, and it goes on with it', async ({ agent, stack }) => {
  await agent.logOn();
  await agent.openDesk('Time');
  await agent.desk.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(agent.desk).toContainText('The clock stands still.');
  const now = async () => ((await ask('GET', `${stack.sap}/clock`)) as { now: number }).now;
  const stood = await now();
  expect(await now()).toBe(stood);
  await agent.desk.getByRole('button', { name: 'Real time', exact: true }).click();
  await expect.poll(now).toBeGreaterThan(stood);
});

test('a link that is cut shows on the wire, and the call goes through once it is healed', async ({
  agent,
  stack,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.openDesk('Faults');
  await agent.desk.getByRole('combobox', { name: 'Link', exact: true }).selectOption('SAP → bridge');
  await agent.desk.getByRole('combobox', { name: 'What happens' }).selectOption({ label: 'Reset' });
  await agent.desk.getByRole('button', { name: 'Add fault' }).click();
  await expect
    .poll(async () => ((await ask('GET', `${stack.sap}/wire/faults`)) as { rules: unknown[] }).rules.length)
    .toBe(1);
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.client.getByRole('region', { name: 'System messages' })).toContainText('Failed');
  await agent.desk.getByRole('button', { name: 'Heal all' }).click();
  await agent.press('Accept');
  await agent.expectCall('Connected');
});

test('an address becomes a number step by step, and names the partner and the screen pop', async ({
  agent,
}) => {
  await agent.open();
  await agent.openDesk('Numbers');
  await agent.desk
    .getByRole('textbox', { name: 'Address as CIC has it' })
    .fill('sip:+494066969511@gateway.example');
  await agent.desk.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(agent.desk).toContainText('+494066969511');
  await expect(agent.desk).toContainText('Svea Hafenkind');
  await expect(agent.desk).toContainText('G14');
});
