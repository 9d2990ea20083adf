import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { webclientStates } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, hasFocus, mount } from '../testing/mount.ts';
import './icw-session-tabs.ts';

const { sessions } = webclientStates['several sessions'];
const shown = () => mount(html`<icw-session-tabs .sessions=${sessions} active="s1"></icw-session-tabs>`);

test('names each session by customer and state', async () => {
  const element = await shown();
  await expect.element(page.getByRole('tablist', { name: 'Sessions' })).toBeVisible();
  await expect.element(page.getByRole('tab', { selected: true })).toHaveTextContent(/Clara Miller\s+Wrap-up/);
  await expect.element(page.getByRole('tab', { name: /Jonas Weber.* Ringing/ })).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('moves with arrow keys and switches only on Enter', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await userEvent.keyboard('{Tab}{ArrowRight}');
  expect(hasFocus(page.getByRole('tab', { name: /Jonas Weber/ }))).toBe(true);
  expect(commands).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(commands).toMatchObject([{ command: 'activateSession', sessionId: 's2', source: 'key' }]);
});

test('asks for nothing when the active tab is clicked', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('tab', { selected: true }).click();
  expect(commands).toEqual([]);
});
