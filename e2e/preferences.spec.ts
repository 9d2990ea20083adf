import { fileURLToPath } from 'node:url';
import { expect, test } from './story.ts';

/** Counts what would be heard and shown outside the page. */
const listen = fileURLToPath(new URL('in-page/listen.js', import.meta.url));

interface Heard {
  readonly heard: { readonly tones: number; readonly notifications: number };
}

test('neither ring nor notification until the agent asks for them; then both, also after a reload', async ({
  agent,
  cic,
}) => {
  await agent.page.addInitScript({ path: listen });
  const heard = () => agent.page.evaluate(() => (globalThis as unknown as Heard).heard);
  await agent.logOn();
  await agent.becomeReady();
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.expectCall('Ringing');
  expect(await heard()).toEqual({ tones: 0, notifications: 0 });
  await agent.press('Accept');
  await agent.press('Hang Up');
  await agent.press('End');

  await agent.client.getByRole('button', { name: 'Settings' }).click();
  const dialog = agent.client.getByRole('dialog', { name: 'Settings' });
  for (const name of ['Ring for incoming contacts', 'Notify while this window is in the background']) {
    await expect(dialog.getByRole('checkbox', { name })).not.toBeChecked();
    await dialog.getByRole('checkbox', { name }).check();
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
  await agent.page.reload();
  await agent.client.getByRole('button', { name: 'Settings' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Ring for incoming contacts' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await agent.expectCall('Ringing');
  await expect.poll(async () => (await heard()).tones).toBeGreaterThan(0);
  expect((await heard()).notifications).toBe(1);
});

test('the whole page is German at a choice, buttons and system words alike, and stays so', async ({
  agent,
  cic,
}) => {
  await agent.logOn();
  await agent.becomeReady();
  await agent.client.getByRole('button', { name: 'Settings' }).click();
  await agent.client.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await agent.page.keyboard.press('Escape');
  await agent.page.reload();
  await expect(agent.page.locator('html')).toHaveAttribute('lang', 'de');
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  const toolbar = agent.client.getByRole('toolbar');
  await toolbar.getByRole('button', { name: 'Annehmen', exact: true }).click();
  await expect(toolbar.getByRole('button', { name: 'Halten', exact: true })).toBeVisible();
  await expect(
    agent.client.getByRole('navigation').getByRole('button', { name: 'Eingangskorb' }),
  ).toBeVisible();
  await expect(agent.desk).toBeHidden();
  await expect(agent.page.getByRole('complementary')).toContainText('Szenarien');
});

test('a pasted toolbar profile holds at once, and its link brings it to another browser', async ({
  agent,
  browser,
  stack,
}) => {
  await agent.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await agent.logOn();
  await agent.client.getByRole('button', { name: 'Toolbar profile' }).click();
  const dialog = agent.client.getByRole('dialog', { name: 'Toolbar profile' });
  const json = dialog.getByRole('textbox', { name: 'Profile as JSON' });
  await json.fill('{ "generic": { "buttons": [{ "id": "accept", "position": 99 }] } }');
  await expect(dialog).toContainText('1 problem');
  await json.fill(
    JSON.stringify({
      name: 'Small',
      generic: {
        buttons: [
          { id: 'workMode', position: 0 },
          { id: 'accept', position: 3, label: 'Take it', style: 'text' },
        ],
      },
      telephony: { buttons: [{ id: 'hangUp', position: 0, style: 'icon' }] },
    }),
  );
  await expect(dialog).toContainText('The profile is valid.');
  await dialog.getByRole('button', { name: 'Use this profile' }).click();
  await expect(agent.button('Take it')).toBeVisible();
  await expect(agent.button('Hold')).toHaveCount(0);

  if (!(await dialog.isVisible()))
    await agent.client.getByRole('button', { name: 'Toolbar profile' }).click();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog).toContainText('The link is in the clipboard.');
  const link = await agent.page.evaluate<string>('navigator.clipboard.readText()');
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText('The toolbar profile from the link is in use.')).toBeVisible();
  await expect(other).toHaveURL(`${stack.simulator}?agent=agent1`);
  await context.close();
});
