import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import { sampleSource } from '../testing/sample-source.ts';
import type { PickPurpose } from '../toolbar/button-catalogue.ts';
import './icw-pick-dialog.ts';

const source = sampleSource();
const shown = (purpose: PickPurpose | undefined, canForward = true) =>
  mount(html`
    <icw-pick-dialog
      .purpose=${purpose}
      .itemId=${'42'}
      .source=${source}
      .canForward=${canForward}
      userId="agent3"
      can-reroute
    ></icw-pick-dialog>
  `);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const ben = { kind: 'user', value: 'agent2', name: 'Ben Agent' };

test.each([
  ['consult', 'Consultation', 'Dial', { command: 'consult', target: ben, itemId: '42' }],
  ['transferChat', 'Transfer chat', 'Transfer', { command: 'forward', target: ben, itemId: '42' }],
  ['inviteChat', 'Invite to chat', 'Invite', { command: 'invite', target: ben, itemId: '42' }],
  ['forwardItem', 'Reroute item', 'Forward', { command: 'forward', target: ben, itemId: '42' }],
] as const)('asks for %s once somebody was picked', async (purpose, heading, act, request) => {
  const element = await shown(purpose);
  const commands = eventsOf(element, 'icw-command');
  const closed = eventsOf(element, 'icw-close');
  await expect.element(page.getByRole('dialog', { name: heading })).toBeVisible();
  await button(act).click({ force: true });
  expect(commands).toEqual([]);
  await page.getByRole('button', { name: /Ben Agent/ }).click();
  expect(await axeViolations(element)).toEqual([]);
  await button(act).click();
  expect(commands.map((event) => event.request)).toEqual([request]);
  expect(closed).toHaveLength(1);
});

test('takes a number for a consultation', async () => {
  const element = await shown('consult');
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('textbox', { name: 'Number or colleague' }).fill('+4930123');
  await button('Dial').click();
  expect(commands[0]?.request).toMatchObject({ target: { kind: 'phone', value: '+4930123' } });
});

test('gives an item back to nobody in particular', async () => {
  const element = await shown('forwardItem', false);
  const commands = eventsOf(element, 'icw-command');
  expect(page.getByRole('searchbox').elements()).toEqual([]);
  await button('Give back to routing').click();
  expect(commands.map((event) => event.request)).toEqual([{ command: 'reroute', itemId: '42' }]);
});

test('does not offer the agent to themselves', async () => {
  await shown('consult');
  await expect.element(page.getByRole('button', { name: /Ben Agent/ })).toBeVisible();
  expect(page.getByRole('button', { name: /Carla Agent/ }).elements()).toEqual([]);
});

test('begins in its first field, and closes on Escape', async () => {
  const element = await shown('consult');
  const closed = eventsOf(element, 'icw-close');
  await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('number');
  await userEvent.keyboard('{Escape}');
  expect(closed).toHaveLength(1);
});

test('is not there without a purpose', async () => {
  await shown(undefined);
  expect(page.getByRole('dialog').elements()).toEqual([]);
});
