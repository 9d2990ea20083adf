import { ask } from './reset-stack.ts';
import { expect, test } from './story.ts';

test.beforeEach(async ({ agent }) => {
  await agent.logOn();
  await agent.becomeReady();
});

test('an agent searches, clears, goes back to what the call brought, and confirms by hand', async ({
  agent,
  cic,
}) => {
  await cic.place({ to: { user: 'agent1' }, from: '+12025550199' });
  await agent.press('Accept');
  await expect(agent.main).toContainText('No account has the number +12025550199.');
  const field = (name: string) => agent.main.getByRole('textbox', { name });
  const act = (name: string) => agent.main.getByRole('button', { name, exact: true });
  await expect(act('Confirm')).toHaveAttribute('aria-disabled', 'true');

  await act('Clear').click();
  await expect(field('Telephone')).toHaveValue('');
  await expect(act('Search')).toHaveAttribute('aria-disabled', 'true');
  await field('City').fill('Berlin');
  await field('Name').fill('Doppel');
  await act('Search').click();
  await expect(agent.main.getByRole('radio')).toHaveCount(3);
  await field('Name').fill('Nobody at all');
  await act('Search').click();
  await expect(agent.main).toContainText('No account matches.');

  await act('Reset').click();
  await expect(field('Telephone')).toHaveValue('+12025550199');
  await expect(agent.main).toContainText('No account has the number +12025550199.');

  await act('Clear').click();
  await field('E-mail').fill('martin.doppel@mail.example');
  await field('E-mail').press('Enter');
  await agent.main.getByRole('radio', { name: /Martin Doppel/ }).click();
  await act('Confirm').click();
  await expect(agent.pageTitle).toContainText('Martin Doppel');
  await expect(agent.call).toContainText('Martin Doppel');
  await agent.goTo('Identify Account');
  await expect(agent.main).toContainText('Martin Doppel is confirmed for this interaction.');
  await expect(act('Reset')).toHaveAttribute('aria-disabled', 'true');
});

test('Clear Interaction drops the record and the account, and asks before', async ({ agent, cic, stack }) => {
  const saved = await ask('GET', `${stack.sap}/agents/agent1/records`);
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await agent.goTo('Interaction Record');
  await agent.main.getByRole('textbox', { name: 'Notes' }).fill('Wants an offer');
  await agent.main.getByRole('combobox', { name: 'Reason' }).selectOption('Order');
  await agent.main.getByRole('button', { name: 'Clear Interaction' }).click();
  const dialog = agent.client.getByRole('dialog', { name: 'Clear the interaction?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(agent.main.getByRole('textbox', { name: 'Notes' })).toHaveValue('Wants an offer');
  await agent.main.getByRole('button', { name: 'Clear Interaction' }).click();
  await dialog.getByRole('button', { name: 'Clear Interaction' }).click();
  await expect(dialog).toBeHidden();
  await expect(agent.client.getByRole('region', { name: 'Context area' })).toContainText(
    'No account confirmed',
  );
  await agent.expectCall('Connected');
  expect(await ask('GET', `${stack.sap}/agents/agent1/records`)).toEqual(saved);
});

test('End saves the interaction record with notes, reason and what was done', async ({
  agent,
  cic,
  stack,
}) => {
  const call = await cic.place({
    to: { workgroup: 'Sales' },
    from: '+496227747474',
    attributes: { ORDER: '4711' },
  });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await agent.client.getByRole('textbox', { name: 'Scratch pad' }).fill('Order 4711');
  await agent.goTo('Interaction Record');
  await agent.main.getByRole('button', { name: 'Take over the scratch pad' }).click();
  const notes = agent.main.getByRole('textbox', { name: 'Notes' });
  await expect(notes).toHaveValue(/Order 4711/);
  await notes.fill('Order 4711 comes on Monday.');
  await agent.main.getByRole('combobox', { name: 'Reason' }).selectOption('Order');
  await expect(
    agent.main.getByRole('list', { name: 'Activity clipboard' }).getByRole('listitem').first(),
  ).toBeVisible();
  await agent.expectDisabled('End');
  await cic.hangUp(call);
  await agent.expectCall('Wrap-up');
  await agent.press('End');
  await agent.expectCall('No interaction');
  const records = (await ask('GET', `${stack.sap}/agents/agent1/records`)) as readonly object[];
  expect(records.at(-1)).toMatchObject({
    accountName: 'Erika Example',
    notes: 'Order 4711 comes on Monday.',
    reason: 'order',
    activities: [{ kind: 'call' }, { kind: 'account' }],
  });
});

test('of an organization that calls, the agent goes on with the contact, and can call them back', async ({
  agent,
  cic,
}) => {
  const call = await cic.place({ to: { workgroup: 'Sales' }, from: '+494066969500' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Nordlicht Probebau GmbH');
  const contacts = agent.main.getByRole('list', { name: 'Contacts' });
  await expect(contacts.getByRole('listitem')).toHaveCount(3);
  await agent.main.getByRole('button', { name: 'Confirm Imke Deichmann' }).click();
  await expect(agent.pageTitle).toContainText('Imke Deichmann');
  await expect(agent.main).toContainText('Nordlicht Probebau GmbH');
  await expect(agent.call).toContainText('Imke Deichmann');

  await cic.hangUp(call);
  await agent.expectCall('Wrap-up');
  await agent.main
    .getByRole('button', { name: /^Dial \+/ })
    .first()
    .click();
  await agent.expectCall('Dialing');
});
