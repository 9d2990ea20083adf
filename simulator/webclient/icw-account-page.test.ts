import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aContact, millerAccount, rheinwerk } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-account-page.ts';

test('shows the account with its name as the title', async () => {
  const element = await mount(html`<icw-account-page .account=${millerAccount}></icw-account-page>`);
  await expect
    .element(page.getByRole('heading', { level: 2 }))
    .toHaveTextContent(/Clara Miller\s+Account 0000100017\s+VIP/);
  await expect.element(page.getByText('clara.miller@example.com')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('names the organization of a contact', async () => {
  await mount(html`<icw-account-page .account=${aContact()}></icw-account-page>`);
  await expect.element(page.getByText('Rheinwerk Maschinenbau GmbH')).toBeVisible();
});

test('dials a number that is clicked', async () => {
  const element = await mount(html`<icw-account-page .account=${millerAccount}></icw-account-page>`);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Dial +4915112345678' }).click();
  expect(commands).toMatchObject([{ command: 'dial', value: '+4915112345678', source: 'mouse' }]);
});

test('dials nothing while that is not possible', async () => {
  const element = await mount(
    html`<icw-account-page .account=${millerAccount} why="You cannot dial now."></icw-account-page>`,
  );
  const commands = eventsOf(element, 'icw-command');
  const number = page.getByRole('button', { name: 'Dial +4915112345678' });
  await number.click({ force: true });
  expect(commands).toEqual([]);
  await expect.element(number).toHaveAttribute('aria-disabled', 'true');
  expect(await axeViolations(element)).toEqual([]);
});

test('says that there is no account', async () => {
  const element = await mount(html`<icw-account-page></icw-account-page>`);
  await expect.element(page.getByText('No account is confirmed for this interaction.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('opens an organization with its contacts, and goes on with the one who calls', async () => {
  const element = await mount(html`<icw-account-page .account=${rheinwerk}></icw-account-page>`);
  const commands = eventsOf(element, 'icw-command');
  expect(page.getByRole('list', { name: 'Contacts' }).getByRole('listitem').elements()).toHaveLength(2);
  await page.getByRole('button', { name: 'Confirm Maria Stein' }).click();
  expect(commands[0]?.request).toEqual({ command: 'confirmAccount', accountId: '0000200005' });
  expect(await axeViolations(element)).toEqual([]);
});

test('leads to the search while no account is confirmed', async () => {
  const element = await mount(html`<icw-account-page></icw-account-page>`);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Identify Account' }).click();
  expect(commands[0]?.request).toEqual({ command: 'showPage', page: 'identifyAccount' });
});
