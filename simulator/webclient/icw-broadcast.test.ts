import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { webclientStates } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-broadcast.ts';

const { broadcasts } = webclientStates.broadcast;

test('shows the newest message, who sent it, and how many there are besides', async () => {
  const element = await mount(html`<icw-broadcast .broadcasts=${broadcasts}></icw-broadcast>`);
  await expect
    .element(page.getByRole('region', { name: 'Broadcast messages' }))
    .toHaveTextContent(/From Sina Supervisor.*The shop is down.*1 more/s);
  expect(await axeViolations(element)).toEqual([]);
});

test('opens the earlier messages, newest first, and dismisses one of them', async () => {
  const element = await mount(html`<icw-broadcast .broadcasts=${broadcasts}></icw-broadcast>`);
  const commands = eventsOf(element, 'icw-command');
  const opener = page.getByRole('button', { name: '1 more' });
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false');
  await opener.click();
  await expect.element(opener).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByText(broadcasts?.[0]?.text ?? '')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
  await page.getByRole('button', { name: 'Dismiss the broadcast message' }).last().click();
  expect(commands[0]?.request).toEqual({ command: 'dismissBroadcast', broadcastId: 'b1' });
});

test('dismisses the message that is shown', async () => {
  const element = await mount(html`<icw-broadcast .broadcasts=${broadcasts}></icw-broadcast>`);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Dismiss the broadcast message' }).click();
  expect(commands[0]?.request).toEqual({ command: 'dismissBroadcast', broadcastId: 'b2' });
});

test('takes no room without a message', async () => {
  const element = await mount(html`<icw-broadcast></icw-broadcast>`);
  expect(element.getBoundingClientRect().height).toBe(0);
});
