import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anItem, aSession, webclientStates } from '../fixtures.ts';
import { showLanguage } from '../locales/localization.ts';
import type { SessionView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-interaction-record.ts';

const shown = (session: SessionView) =>
  mount(html`<icw-interaction-record .session=${session}></icw-interaction-record>`);
const open = webclientStates['full call'].sessions[0]!;

test('holds contact, notes, reason, activities and attached data', async () => {
  const element = await shown(open);
  await expect.element(page.getByText('Inbound', { exact: true })).toBeVisible();
  await expect.element(page.getByText('IVR_CHOICE')).toBeVisible();
  await expect
    .element(page.getByRole('textbox', { name: 'Notes' }))
    .toHaveValue('Asks when order 4711 arrives.');
  await expect.element(page.getByRole('combobox', { name: 'Reason' })).toHaveValue('order');
  expect(
    page.getByRole('list', { name: 'Activity clipboard' }).getByRole('listitem').elements(),
  ).toHaveLength(2);
  expect(await axeViolations(element)).toEqual([]);
});

test('says in German what was done', async () => {
  onTestFinished(() => showLanguage('en'));
  await showLanguage('de');
  await shown(open);
  const lines = page.getByRole('list', { name: 'Vorgangsklemmbrett' }).getByRole('listitem');
  await expect.element(lines.first()).toHaveTextContent('Eingehender Anruf: +496227747474');
});

test('writes notes when the agent leaves the field, and the reason at once', async () => {
  const element = await shown(open);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('textbox', { name: 'Notes' }).fill('Arrives tomorrow.');
  await userEvent.keyboard('{Tab}');
  await page.getByRole('combobox', { name: 'Reason' }).selectOptions('complaint');
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'writeRecord', notes: 'Arrives tomorrow.', sessionId: 's1' },
    { command: 'writeRecord', reason: 'complaint' },
  ]);
});

test('takes the scratch pad over', async () => {
  const element = await shown(open);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Take over the scratch pad' }).click();
  expect(commands[0]?.request).toEqual({ command: 'moveScratchPad' });
});

test('asks before it clears the interaction', async () => {
  const element = await shown(open);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Clear Interaction' }).click();
  const dialog = page.getByRole('dialog', { name: 'Clear the interaction?' });
  await expect.element(dialog).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(commands).toEqual([]);
  await page.getByRole('button', { name: 'Clear Interaction' }).click();
  await dialog.getByRole('button', { name: 'Clear Interaction' }).click();
  expect(commands.map(({ command }) => command)).toEqual(['clearInteraction']);
});

test('leaves out a number that is not known', async () => {
  const item = anItem('connected', { remoteNumber: '+0', attachedData: [] });
  await shown(aSession(item));
  await expect.element(page.getByText('The contact brought no attached data.')).toBeVisible();
  expect(page.getByText('Remote number').elements()).toEqual([]);
});

test('is empty before the first contact', async () => {
  const element = await shown(aSession(undefined));
  await expect.element(page.getByText('An interaction record opens with the first contact.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});
