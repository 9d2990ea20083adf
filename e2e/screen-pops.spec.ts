import { expect, test } from './story.ts';

test.beforeEach(async ({ agent }) => {
  await agent.logOn();
  await agent.becomeReady();
});

test('G6: a call from a known number pops its account', async ({ agent, cic }) => {
  await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.expectCall('Ringing');
  await expect(agent.call).toContainText('Erika Example');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Erika Example');
  await expect(agent.client.getByRole('list', { name: 'Alerts' })).toContainText('Contract ends in 20 days');
});

test('G7: a callback pops the account of the number that is to be called', async ({ agent, cic }) => {
  await cic.place({
    kind: 'callback',
    to: { workgroup: 'Sales' },
    number: '+4930231250117',
    name: 'Jonas Beispiel',
    subject: 'About the offer',
  });
  await expect(agent.call).toContainText('Jonas Beispiel');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Jonas Beispiel');
});

test('G8: a chat pops the account of the address, with the transcript inside the page', async ({
  agent,
  cic,
}) => {
  await cic.place({
    kind: 'chat',
    to: { workgroup: 'Sales' },
    from: 'lena.muster@mail.example',
    name: 'Lena',
    text: 'Hello, is anybody there?',
  });
  await agent.expectCall('Waiting');
  await expect(agent.call).toContainText('Lena Muster');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Lena Muster');
  await agent.goTo('Chat');
  await expect(agent.main.getByRole('log')).toContainText('Hello, is anybody there?');
  await agent.goTo('Account');
  await expect(agent.pageTitle).toContainText('Lena Muster');
});

test('G9: work that SAP routed pops the account of its sender', async ({ agent, stack }) => {
  await routeWork(stack.sap, 'harriet.sample@mail.example');
  await expect(agent.call).toContainText('Harriet Sample');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Harriet Sample');
  await agent.press('Complete');
  await agent.expectCall('Ended');
  await agent.press('End');
  await agent.expectCall('No interaction');
});

test('G9: an e-mail that CIC routed pops the account of its sender, and its text can be read', async ({
  agent,
  cic,
}) => {
  await cic.place({
    kind: 'email',
    to: { workgroup: 'Sales' },
    from: 'harriet.sample@mail.example',
    subject: 'Order 4711',
    text: 'It has not arrived.',
  });
  await expect(agent.call).toContainText('Harriet Sample');
  await agent.press('Accept');
  await agent.expectCall('Active');
  await agent.goTo('E-Mail');
  await expect(agent.main).toContainText('Order 4711');
  await expect(agent.main).toContainText('It has not arrived.');
});

test('G10: a call without a number shows what else is known, and pops no account', async ({ agent, cic }) => {
  await cic.place({ to: { workgroup: 'Sales' } });
  await agent.expectCall('Sales');
  await expect(agent.call).not.toContainText('+0');
  await agent.press('Accept');
  await expect(agent.main).toContainText('This contact carries no number');
});

test('G11: a number that nobody has is on the left of the bar, and the search begins with it', async ({
  agent,
  cic,
}) => {
  await cic.place({ to: { workgroup: 'Sales' }, from: '+12025550199' });
  await agent.expectCall('+12025550199');
  await agent.press('Accept');
  await expect(agent.pageTitle).toHaveText('Identify Account');
  await expect(agent.main).toContainText('No account has the number +12025550199.');
  await expect(agent.main.getByRole('textbox', { name: 'Telephone' })).toHaveValue('+12025550199');
});

test('G12: exactly one match is confirmed by accepting', async ({ agent, cic }) => {
  await cic.place({ to: { workgroup: 'Sales' }, from: '+498999998201' });
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Mareike Platzhalter');
  await expect(agent.client.getByRole('region', { name: 'Context area' })).toContainText(
    'Mareike Platzhalter',
  );
});

test('G13: of several matches the agent confirms one', async ({ agent, cic }) => {
  await cic.place({ to: { workgroup: 'Sales' }, from: '+4930231250700' });
  await agent.expectCall('+4930231250700');
  await agent.press('Accept');
  await expect(agent.main).toContainText('3 accounts have the number +4930231250700.');
  await agent.main.getByText('Martin Doppel').click();
  await agent.main
    .getByRole('button', { name: /^Confirm/ })
    .first()
    .click();
  await expect(agent.pageTitle).toContainText('Martin Doppel');
  await expect(agent.call).toContainText('Martin Doppel');
});

test('G14: a contact person pops with the organization that they work for', async ({ agent, cic }) => {
  await cic.place({ to: { workgroup: 'Sales' }, from: '+494066969511' });
  await expect(agent.call).toContainText('Svea Hafenkind');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Svea Hafenkind');
  await expect(agent.main).toContainText('Nordlicht Probebau GmbH');
});

test("G15: an organization's number pops it with its contacts", async ({ agent, cic }) => {
  await cic.place({ to: { workgroup: 'Sales' }, from: '+494066969500' });
  await expect(agent.call).toContainText('Nordlicht Probebau GmbH');
  await agent.press('Accept');
  await expect(agent.pageTitle).toContainText('Nordlicht Probebau GmbH');
  for (const name of ['Svea Hafenkind', 'Kjell Werftmann', 'Imke Deichmann']) {
    await expect(agent.main).toContainText(name);
  }
});

test('G16: a seventh contact stays in CIC and pops when one of the six ends', async ({ agent, cic }) => {
  const calls = [];
  for (const at of [1, 2, 3, 4, 5, 6, 7]) {
    calls.push(await cic.place({ to: { user: 'agent1' }, from: `+4930555010${at}`, name: `Caller ${at}` }));
  }
  await expect(agent.tabs).toHaveCount(6);
  await expect(agent.tabs.filter({ hasText: '+49305550107' })).toHaveCount(0);
  await cic.hangUp(calls[0] ?? '');
  await expect(agent.tabs.filter({ hasText: '+49305550107' })).toHaveCount(1);
  await expect(agent.tabs).toHaveCount(6);
});

async function routeWork(sap: string, from: string): Promise<void> {
  await fetch(`${sap}/action-items`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      userId: 'agent1',
      kind: 'email',
      title: 'Where is my order?',
      attributes: { SUBJECT: 'Where is my order?', FROM_ADDRESS: from, TO_NAME: 'Sales@switchhook.example' },
    }),
  });
}
