import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { agentStates, anAgent, webclientStates } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import { sampleSource } from '../testing/sample-source.ts';
import './icw-dial-pad.ts';

const source = sampleSource();
const shown = (agent: AgentView) =>
  mount(html`<icw-dial-pad .agent=${agent} .source=${source}></icw-dial-pad>`);
const number = () => page.getByRole('textbox', { name: 'Number' });
const key = (name: string) => page.getByRole('group', { name: 'Keys' }).getByRole('button', { name });

test('dials what its keys have put together', async () => {
  const element = await shown(anAgent());
  const commands = eventsOf(element, 'icw-command');
  await key('7 PQRS').click();
  await key('0 +').click();
  await key('2 ABC').click();
  await page.getByRole('button', { name: 'Delete the last digit' }).click();
  await key('1').click();
  await expect.element(number()).toHaveValue('701');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  expect(commands.map(({ request }) => request)).toEqual([{ command: 'dial', number: '701' }]);
  expect(await axeViolations(element)).toEqual([]);
});

test('dials a typed number on Enter', async () => {
  const element = await shown(anAgent());
  const commands = eventsOf(element, 'icw-command');
  await number().fill('+4930123');
  await userEvent.keyboard('{Enter}');
  expect(commands.map(({ request }) => request)).toEqual([{ command: 'dial', number: '+4930123' }]);
});

test('sends tones instead while a call takes them', async () => {
  const element = await shown(webclientStates['dial pad']);
  const commands = eventsOf(element, 'icw-command');
  await key('4 GHI').click();
  await key('#').click();
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'sendDtmf', digits: '4' },
    { command: 'sendDtmf', digits: '#' },
  ]);
  await expect.element(page.getByText('Tones sent: 4#')).toBeVisible();
  await expect.element(number()).toHaveValue('');
  expect(await axeViolations(element)).toEqual([]);
});

test('calls an available colleague, transfers blind and warm', async () => {
  const element = await shown(webclientStates['dial pad']);
  const commands = eventsOf(element, 'icw-command');
  for (const action of ['Call', 'Blind Transfer', 'Warm Transfer']) {
    await page.getByRole('button', { name: `${action} Ben Agent` }).click();
  }
  const target = { kind: 'user', value: 'agent2', name: 'Ben Agent' };
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'dial', number: '7002' },
    { command: 'blindTransfer', target },
    { command: 'consult', target },
  ]);
});

test('says the presence in words, and does nothing with a colleague who is logged off', async () => {
  const element = await shown(anAgent());
  const commands = eventsOf(element, 'icw-command');
  await expect
    .element(page.getByRole('list', { name: 'Colleagues' }))
    .toHaveTextContent(/Ben Agent\s*Available.*Carla Agent\s*Busy.*David Agent\s*Logged off/s);
  await page.getByRole('button', { name: 'Call David Agent' }).click({ force: true });
  expect(commands).toEqual([]);
  expect(page.getByRole('button', { name: /Transfer Ben/ }).elements()).toEqual([]);
});

test('finds colleagues by part of their name', async () => {
  await shown(anAgent());
  await page.getByRole('searchbox', { name: 'Search colleagues' }).fill('carla');
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(1);
  await page.getByRole('searchbox', { name: 'Search colleagues' }).fill('nobody');
  await expect.element(page.getByText('No colleague matches.')).toBeVisible();
});

test('says why it cannot dial', async () => {
  const element = await shown(agentStates['connection lost']);
  await expect
    .element(page.getByRole('button', { name: 'Call', exact: true }))
    .toHaveAttribute('title', 'The communication system is not connected.');
  expect(await axeViolations(element)).toEqual([]);
});
