import type { PlayView } from '@switchhook/simulator/desk-model';
import { recordHeldCall } from './record-held-call.ts';
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
  await recordHeldCall(agent, cic);

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

test('the form places any kind of interaction with attributes, and a queue of several', async ({ agent }) => {
  await agent.logOn();
  await agent.becomeReady();
  const form = agent.desk.getByRole('form', { name: 'Place an interaction' });
  await form.getByRole('combobox', { name: 'Kind' }).selectOption('Chat');
  await form.getByLabel('From', { exact: true }).fill('lena.muster@mail.example');
  await form.getByRole('textbox', { name: 'Text' }).fill('Hello from the desk');
  await form.getByRole('button', { name: 'Attributes', exact: true }).click();
  await form.getByRole('textbox', { name: 'Attributes of the interaction' }).fill('nonsense');
  await form.getByRole('button', { name: 'Place', exact: true }).click();
  await expect(form.getByRole('status')).toContainText('Write “nonsense” as key=value.');
  await form.getByRole('textbox', { name: 'Attributes of the interaction' }).fill('Eic_Campaign=Spring');
  await form.getByRole('button', { name: 'Place', exact: true }).click();
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Lena Muster');
  await agent.goTo('Chat');
  await expect(agent.main.getByRole('log')).toContainText('Hello from the desk');

  await form.getByRole('combobox', { name: 'Kind' }).selectOption('Call');
  await form.getByLabel('From', { exact: true }).fill('+12025550199');
  await form.getByRole('spinbutton', { name: 'How many' }).fill('4');
  await form.getByRole('button', { name: 'Place call' }).click();
  await expect(agent.tabs).toHaveCount(5);
});

test('a scenario is edited, told what is wrong with it, saved, found again, and opened from its link', async ({
  agent,
  browser,
}) => {
  await agent.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await agent.open();
  await agent.openDesk('Scenarios');
  await agent.desk.getByRole('searchbox', { name: 'Find a scenario' }).fill('withheld');
  await agent.desk.getByRole('button', { name: 'Edit A call whose number is withheld' }).click();
  const json = agent.desk.getByRole('textbox', { name: 'Scenario as JSON' });
  const scenario = JSON.parse(await json.inputValue());
  await json.fill(JSON.stringify({ ...scenario, name: 'my-own', steps: [{ do: 'dance' }] }));
  await expect(agent.desk).toContainText(/\d+ problems?/);
  await json.fill(JSON.stringify({ ...scenario, name: 'my-own', title: 'My own story' }, null, 2));
  await expect(agent.desk).toContainText('The scenario is valid.');
  await agent.desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(agent.desk).toContainText('my-own is saved.');
  await agent.desk.getByRole('button', { name: 'As Playwright spec' }).click();
  await expect(agent.desk.getByRole('textbox', { name: 'Made from the scenario' })).toHaveValue(
    /@playwright\/test/,
  );
  await agent.desk.getByRole('button', { name: 'Copy link' }).click();
  await expect(agent.desk).toContainText('The link is in the clipboard.');
  const link = await agent.page.evaluate<string>('navigator.clipboard.readText()');

  const other = await browser.newPage();
  await other.goto(link);
  const desk = other.getByRole('complementary', { name: 'Desk' });
  await expect(desk.getByRole('textbox', { name: 'Scenario as JSON' })).toHaveValue(/"My own story"/);
  await other.close();

  await agent.desk.getByRole('button', { name: 'Close', exact: true }).click();
  await agent.desk.getByRole('searchbox', { name: 'Find a scenario' }).fill('My own story');
  await agent.desk.getByRole('button', { name: 'Edit My own story' }).click();
  await agent.desk.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(agent.desk.getByRole('button', { name: 'Play My own story' })).toHaveCount(0);
});

test('the sequence diagram grows with the call, opens the message of an arrow, and is saved as a picture', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.openDesk('Sequence');
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  const arrow = agent.desk.getByRole('button', { name: 'IciPhoneCall.accept, SAP to Bridge' });
  await expect(arrow).toBeVisible();
  await expect(agent.desk.getByRole('button', { name: 'agent1: accept, Toolbar to SAP' })).toBeVisible();
  const [download] = await Promise.all([
    agent.page.waitForEvent('download'),
    agent.desk.getByRole('button', { name: 'Save as SVG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('sequence.svg');
  await arrow.focus();
  await agent.page.keyboard.press('Enter');
  await expect(agent.desk.getByRole('region', { name: /^Message \d/ })).toContainText('acceptResponse');
});

test('the state graphs follow agent and call, and name what is allowed now', async ({ agent, cic }) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.openDesk('State');
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await expect(agent.desk).toContainText('Now: alerting');
  await agent.press('Accept');
  await expect(agent.desk).toContainText('Now: connected');
  await expect(agent.desk.getByRole('list', { name: 'Allowed now' }).last()).toContainText('Hold');
  await agent.press('Hold');
  await expect(agent.desk).toContainText('Now: held');
});

test('SAP that refuses events shows on the wire, and the newest state comes once it takes them again', async ({
  agent,
  stack,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  const call = await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.openDesk('Faults');
  const answers = agent.desk.getByRole('combobox', { name: 'Answers to events' });
  await answers.selectOption('Refused, 500');
  await expectAnswers(stack.sap, { kind: 'refused', status: 500 });
  await cic.hangUp(call);
  await agent.openDesk('Wire');
  await expect(agent.wire.getByRole('row').filter({ hasText: 'Error 500' }).first()).toBeVisible();
  await agent.expectCall('Connected');
  await agent.openDesk('Faults');
  await answers.selectOption('Normal');
  await expect(agent.call).toContainText('Wrap-up', { timeout: 30_000 });
});

test('SAP that answers 401 has ended its subscription: who logs on anew gets the call that waited', async ({
  agent,
  stack,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.openDesk('Faults');
  const answers = agent.desk.getByRole('combobox', { name: 'Answers to events' });
  await answers.selectOption('Refused, 401');
  await expectAnswers(stack.sap, { kind: 'refused', status: 401 });
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.openDesk('Wire');
  await expect(agent.wire.getByRole('row').filter({ hasText: 'Error 401' }).first()).toBeVisible();
  await expect(agent.client.getByRole('region', { name: 'System messages' })).toContainText('log on again');
  await agent.expectCall('No interaction');
  await agent.openDesk('Faults');
  await answers.selectOption('Normal');
  await expectAnswers(stack.sap, { kind: 'normal' });
  await agent.client.getByRole('button', { name: 'Log Off' }).click();
  await agent.client.getByRole('button', { name: 'Log On', exact: true }).click();
  await agent.becomeReady();
  await agent.press('Accept');
  await agent.expectCall('Connected');
});

async function expectAnswers(sap: string, eventAnswer: object): Promise<void> {
  await expect.poll(() => ask('GET', `${sap}/settings`)).toMatchObject({ eventAnswer });
}
