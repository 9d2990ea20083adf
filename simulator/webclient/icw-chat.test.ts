import { html } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aChat, webclientStates } from '../fixtures.ts';
import type { ItemView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, hasFocus, mount, settled } from '../testing/mount.ts';
import { sampleSource } from '../testing/sample-source.ts';
import type { IcwChat } from './icw-chat.ts';
import './icw-chat.ts';

const source = sampleSource();
const shown = (item: ItemView | undefined) =>
  mount<IcwChat>(html`
    <icw-chat .item=${item} .source=${source} customer="Clara Miller" agentName="Anna Agent"></icw-chat>
  `);
const line = () => page.getByRole('textbox', { name: 'Your message' });

// What is written and not sent is kept in the tab.
beforeEach(() => sessionStorage.clear());

test('shows the transcript as a log, with who wrote each line', async () => {
  const element = await shown(aChat());
  const log = page.getByRole('log', { name: 'Transcript' });
  await expect.element(log).toHaveTextContent(/System.*Clara Miller has joined.*Anna Agent/s);
  expect(element.renderRoot.querySelectorAll('.own')).toHaveLength(1);
  expect(await axeViolations(element)).toEqual([]);
});

test('sends on Enter, begins a line on Shift+Enter, and empties the field', async () => {
  const element = await shown(aChat());
  const commands = eventsOf(element, 'icw-command');
  await line().click();
  await userEvent.keyboard('One{Shift>}{Enter}{/Shift}two{Enter}');
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'postChat', text: 'One\ntwo', itemId: '2001234580' },
  ]);
  await expect.element(line()).toHaveValue('');
});

test('sends nothing when nothing was written', async () => {
  const element = await shown(aChat());
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Send' }).click({ force: true });
  expect(commands).toEqual([]);
});

test('inserts a standard answer with the names filled in, to be changed before it is sent', async () => {
  const element = await shown(aChat());
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('combobox', { name: 'Standard answers' }).selectOptions('Greeting');
  await expect.element(line()).toHaveValue('Hello Clara Miller, this is Anna Agent. How can I help?');
  expect(commands).toEqual([]);
});

test('the arrow keys look through the standard answers, and Enter inserts the one that is shown', async () => {
  const element = await shown(aChat());
  const answers = page.getByRole('combobox', { name: 'Standard answers' });
  answers.element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect((answers.element() as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('Goodbye');
  await expect.element(line()).toHaveValue('');
  await userEvent.keyboard('{Enter}');
  await expect.element(line()).toHaveValue('Thank you and goodbye!');
  expect(hasFocus(line())).toBe(true);
  expect(await axeViolations(element)).toEqual([]);
});

test('a half-written line is still there after another page or a reload, and gone once it is sent', async () => {
  const first = await shown(aChat());
  await line().fill('Your order was');
  first.remove();
  await shown(aChat());
  await expect.element(line()).toHaveValue('Your order was');
  await line().click();
  await userEvent.keyboard('{End} sent.{Enter}');
  document.body.replaceChildren();
  await shown(aChat());
  await expect.element(line()).toHaveValue('');
});

test('keeps a half-written line for its own chat', async () => {
  const element = await shown(aChat());
  await line().fill('for the first');
  element.item = aChat({ itemId: '2' });
  await settled(element);
  await expect.element(line()).toHaveValue('');
  element.item = aChat();
  await settled(element);
  await expect.element(line()).toHaveValue('for the first');
});

test('lists several parties by role', async () => {
  const element = await shown(webclientStates['chat, several parties'].sessions[0]?.item);
  await expect
    .element(page.getByRole('list', { name: 'Participants' }))
    .toHaveTextContent(/Clara MillerCustomer.*Anna AgentYou.*Ben AgentColleague/s);
  expect(await axeViolations(element)).toEqual([]);
});

test('leaves and ends by command, and asks for somebody to transfer to or to invite', async () => {
  const element = await shown(aChat());
  const commands = eventsOf(element, 'icw-command');
  const picks = eventsOf(element, 'icw-pick');
  for (const name of ['Leave', 'End', 'Transfer', 'Invite']) {
    await page.getByRole('button', { name, exact: true }).click();
  }
  expect(commands.map(({ command }) => command)).toEqual(['leaveChat', 'endChat']);
  expect(picks.map(({ purpose }) => purpose)).toEqual(['transferChat', 'inviteChat']);
});

test('ends a chat that nobody else could go on with', async () => {
  const element = await shown(aChat({ capabilities: ['ChatPost', 'End'] }));
  const commands = eventsOf(element, 'icw-command');
  expect(page.getByRole('button', { name: 'Leave', exact: true }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  expect(commands.map(({ command }) => command)).toEqual(['endChat']);
});

test('keeps the transcript of an ended chat and takes no more lines', async () => {
  const element = await shown(webclientStates['chat, ended'].sessions[0]?.item);
  await expect.element(page.getByRole('log')).toBeVisible();
  await expect.element(page.getByText('The chat has ended; its transcript stays until End.')).toBeVisible();
  expect(line().elements()).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});

test('stays at the newest line, unless the agent reads further up', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({
    author: 'Clara Miller',
    text: `Line ${at}`,
    isSystem: false,
    isOwn: false,
    at: 0,
  }));
  const element = await shown(aChat({ chat: { title: '', unread: 0, postings: many } }));
  const log = page.getByRole('log').element();
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 2;
  expect(isAtEnd()).toBe(true);
  log.scrollTop = 0;
  element.item = aChat({ chat: { title: '', unread: 0, postings: [...many, ...many.slice(0, 1)] } });
  await settled(element);
  expect(log.scrollTop).toBe(0);
});

test('says that there is no chat', async () => {
  const element = await shown(undefined);
  await expect.element(page.getByText('There is no chat in this session.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});
