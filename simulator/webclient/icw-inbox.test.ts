import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { anAgent, webclientStates } from '../fixtures.ts';
import { showLanguage } from '../locales/localization.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import { failingSource, sampleSource } from '../testing/sample-source.ts';
import './icw-inbox.ts';

const shown = (agent: AgentView = anAgent(), source = sampleSource()) =>
  mount(html`<icw-inbox .agent=${agent} .source=${source}></icw-inbox>`);
const items = () => page.getByRole('list', { name: 'Items' }).getByRole('listitem');

test('opens its first folder and says in words what is unread and answered', async () => {
  const element = await shown();
  await expect.poll(() => items().elements().length).toBe(2);
  await expect.element(items().first()).toHaveTextContent(/Order 4711.*unread/s);
  await expect.element(items().last()).toHaveTextContent(/Invoice.*answered/s);
  await expect.element(page.getByText('2 items')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('says states in German, not in the words of the contact center', async () => {
  onTestFinished(() => showLanguage('en'));
  await showLanguage('de');
  await shown();
  const list = page.getByRole('list', { name: 'Elemente' }).getByRole('listitem');
  await expect.element(list.first()).toHaveTextContent(/Order 4711.*Wartet · ungelesen/s);
});

test('shows another folder', async () => {
  await shown();
  await page.getByRole('navigation', { name: 'Folders' }).getByRole('button', { name: 'Done' }).click();
  await expect.element(page.getByText('This folder is empty.')).toBeVisible();
});

test('narrows the list by text', async () => {
  await shown();
  await page.getByRole('searchbox', { name: 'Search the inbox' }).fill('jonas');
  await expect.poll(() => items().elements().length).toBe(1);
  await expect.element(page.getByText('1 item')).toBeVisible();
});

test('accepts a message that waits, and goes to the session of one that is open', async () => {
  const element = await shown(webclientStates.email);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: /Invoice/ }).click();
  await page.getByRole('button', { name: /Order 4711/ }).click();
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'accept', itemId: '3002' },
    { command: 'activateSession', sessionId: 's1' },
    { command: 'showPage', page: 'email', sessionId: 's1' },
  ]);
});

test('marks a message as read', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  expect(commands[0]?.request).toEqual({ command: 'setRead', messageId: '3001', flag: true });
});

test('says why it cannot be read', async () => {
  await shown(anAgent(), failingSource('502 Bad Gateway'));
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The inbox could not be read: 502 Bad Gateway');
});
