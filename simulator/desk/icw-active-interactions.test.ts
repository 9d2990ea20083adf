import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { someInteractions } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, hasFocus, mount, settled } from '../testing/mount.ts';
import type { IcwActiveInteractions } from './icw-active-interactions.ts';
import './icw-active-interactions.ts';

test('lets the far end hang up, and answer where it rings', async () => {
  const element = await mount(
    html`<icw-active-interactions .interactions=${someInteractions}></icw-active-interactions>`,
  );
  const events = eventsOf(element, 'desk-remote-action');
  await page.getByRole('button', { name: 'Caller hangs up, Clara Miller' }).click();
  await page.getByRole('button', { name: 'Remote answers, +12025550143' }).click();
  expect(events.map(({ interactionId, action }) => `${action} ${interactionId}`)).toEqual([
    'remote-disconnect 2001234567',
    'remote-answer 2001234568',
  ]);
  expect(page.getByRole('button', { name: /^Remote answers/ }).elements()).toHaveLength(1);
  expect(await axeViolations(element)).toEqual([]);
});

test('a chat is ended, not hung up', async () => {
  const chats = someInteractions.slice(0, 1).map((each) => ({ ...each, isCall: false }));
  const element = await mount(
    html`<icw-active-interactions .interactions=${chats}></icw-active-interactions>`,
  );
  const events = eventsOf(element, 'desk-remote-action');
  await page.getByRole('button', { name: 'Far end ends it, Clara Miller' }).click();
  expect(events.map(({ action }) => action)).toEqual(['remote-disconnect']);
});

test('keeps the focus near when the call whose button has it is gone', async () => {
  const element = await mount<IcwActiveInteractions>(
    html`<icw-active-interactions .interactions=${someInteractions}></icw-active-interactions>`,
  );
  page.getByRole('button', { name: 'Caller hangs up, Clara Miller' }).element().focus();
  element.interactions = someInteractions.slice(1);
  await settled(element);
  expect(hasFocus(page.getByRole('heading', { name: 'In CIC now' }))).toBe(true);
});

test('says that nothing goes on, and why it cannot know', async () => {
  const element = await mount(
    html`<icw-active-interactions trouble="Failed to fetch"></icw-active-interactions>`,
  );
  await expect.element(page.getByText('No interaction.')).toBeVisible();
  await expect.element(page.getByText('The mock CIC does not answer: Failed to fetch')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});
