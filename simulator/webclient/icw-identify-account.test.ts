import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aContact, anItem, aSession, millerAccount, webclientStates } from '../fixtures.ts';
import type { Identification, SearchCriteria, SessionView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, focused, mount, settled } from '../testing/mount.ts';
import type { IcwIdentifyAccount } from './icw-identify-account.ts';
import './icw-identify-account.ts';

const number = '+12025550143';
const shown = (session: SessionView) =>
  mount<IcwIdentifyAccount>(html`<icw-identify-account .session=${session}></icw-identify-account>`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const found = webclientStates['search results'].sessions[0]!;

const cases: readonly (readonly [Identification, text: string, accounts: number])[] = [
  [{ kind: 'none' }, 'Nothing to search for yet. A contact with a number starts the search.', 0],
  [{ kind: 'noNumber' }, 'This contact carries no number, so no account could be searched.', 0],
  [{ kind: 'noMatch', number }, `No account has the number ${number}.`, 0],
  [
    { kind: 'oneMatch', account: millerAccount },
    'One account matches the number. It opens when you accept the call.',
    1,
  ],
  [
    { kind: 'manyMatches', number, accounts: [millerAccount, aContact()] },
    `2 accounts have the number ${number}.`,
    2,
  ],
];

for (const [identification, text, accounts] of cases) {
  test(`tells the outcome ${identification.kind}`, async () => {
    const element = await shown(aSession(anItem('alerting'), { identification }));
    await expect.element(page.getByText(text)).toBeVisible();
    expect(page.getByRole('radio').elements()).toHaveLength(accounts);
    expect(await axeViolations(element)).toEqual([]);
  });
}

test('lists each match with what tells it from the others', async () => {
  await shown(
    aSession(anItem('connected'), {
      identification: { kind: 'manyMatches', number, accounts: [millerAccount, aContact()] },
    }),
  );
  await expect
    .element(page.getByRole('radiogroup', { name: 'Matching accounts' }))
    .toHaveTextContent(/Contact · 0000200004 · Rheinwerk Maschinenbau GmbH · Heidelberg/);
});

test('confirms the account that was picked from several', async () => {
  const element = await shown(found);
  const commands = eventsOf(element, 'icw-command');
  await expect.element(button('Confirm')).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('radio', { name: /Karl Miller/ }).click();
  await button('Confirm').click();
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'confirmAccount', accountId: '0000200004' },
  ]);
});

test('picks with the arrow keys, and is one tab stop', async () => {
  const element = await shown(found);
  page.getByRole('radio').first().element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await settled(element);
  expect(focused()?.textContent).toContain('Rheinwerk');
  await expect.element(page.getByRole('radio', { checked: true })).toHaveTextContent(/Rheinwerk/);
  expect(element.renderRoot.querySelectorAll('[role=radio][tabindex="0"]')).toHaveLength(1);
});

test('searches for what was filled in, and for nothing else', async () => {
  const element = await shown(aSession(anItem('connected'), { identification: { kind: 'noMatch', number } }));
  const commands = eventsOf(element, 'icw-command');
  await button('Search').click({ force: true });
  await page.getByRole('textbox', { name: 'Name' }).fill(' Miller ');
  await page.getByRole('textbox', { name: 'City' }).fill('Walldorf');
  await userEvent.keyboard('{Enter}');
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'searchAccounts', criteria: { name: 'Miller', city: 'Walldorf' } },
  ]);
});

const searchOf = (criteria: SearchCriteria) => ({
  ...found,
  search: { criteria, results: [], isConfirmed: false },
});
const field = (name: string) => page.getByRole('textbox', { name });

test('what is typed after Clear stays when the answer comes', async () => {
  const element = await shown(searchOf({ phone: number }));
  const commands = eventsOf(element, 'icw-command');
  await button('Clear').click();
  await expect.element(field('Telephone')).toHaveValue('');
  await field('E-mail').fill('martin.doppel@mail.example');
  element.session = searchOf({});
  await settled(element);
  await expect.element(field('E-mail')).toHaveValue('martin.doppel@mail.example');
  await button('Search').click();
  expect(commands.at(-1)?.request).toEqual({
    command: 'searchAccounts',
    criteria: { email: 'martin.doppel@mail.example' },
  });
});

test('what is typed after Search or Reset stays when the answer comes, and what was typed before does not', async () => {
  const element = await shown(searchOf({ phone: number }));
  await field('City').fill('Berlin');
  await button('Search').click();
  await field('Name').fill('Doppel');
  element.session = searchOf({ phone: number, city: 'Berlin' });
  await settled(element);
  await expect.element(field('Name')).toHaveValue('Doppel');
  await expect.element(field('City')).toHaveValue('Berlin');

  await button('Reset').click();
  element.session = searchOf({ phone: number });
  await settled(element);
  await expect.element(field('Name')).toHaveValue('');
  await expect.element(field('City')).toHaveValue('');
});

test('what is typed goes where the session is another, or where SAP searches by itself', async () => {
  const element = await shown(searchOf({ phone: number }));
  await field('Name').fill('Doppel');
  element.session = searchOf({ phone: '+4930231250117' });
  await settled(element);
  await expect.element(field('Name')).toHaveValue('');
  await button('Clear').click();
  await field('Name').fill('Doppel');
  element.session = { ...searchOf({ phone: number }), sessionId: 'another' };
  await settled(element);
  await expect.element(field('Name')).toHaveValue('');
  await expect.element(field('Telephone')).toHaveValue(number);
});

test('resets to the criteria of the contact, but not once an account is confirmed', async () => {
  const element = await shown(found);
  const commands = eventsOf(element, 'icw-command');
  await button('Reset').click();
  element.session = { ...found, account: millerAccount, search: { ...found.search!, isConfirmed: true } };
  await settled(element);
  await expect.element(page.getByText('Clara Miller is confirmed for this interaction.')).toBeVisible();
  await button('Reset').click({ force: true });
  await button('Clear').click();
  expect(commands.map(({ command }) => command)).toEqual(['resetSearch', 'clearSearch']);
  expect(await axeViolations(element)).toEqual([]);
});

test('says that a search by other criteria found nothing, also where the number of the contact found nothing', async () => {
  const session = aSession(anItem('connected'), { identification: { kind: 'noMatch', number } });
  const searched = (criteria: SearchCriteria) => ({ criteria, results: [], isConfirmed: false });
  const element = await shown({ ...session, search: searched({ phone: number }) });
  await expect.element(page.getByRole('status')).toHaveTextContent(`No account has the number ${number}.`);
  element.session = { ...session, search: searched({ name: 'Nobody at all' }) };
  await settled(element);
  await expect.element(page.getByRole('status')).toHaveTextContent('No account matches.');
});

test('says that a search found nothing', async () => {
  await shown({ ...found, search: { criteria: { name: 'Nobody' }, results: [], isConfirmed: false } });
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('No account matches. Use fewer or other criteria.');
});
