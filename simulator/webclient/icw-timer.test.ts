import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { fixedNow, secondsAgo } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount } from '../testing/mount.ts';
import type { IcwTimer } from './icw-timer.ts';
import './icw-timer.ts';

const shown = (now: () => number, attentionAfter?: number) =>
  mount<IcwTimer>(html`
    <icw-timer label="Call time" .since=${secondsAgo(95)} .now=${now} .attentionAfter=${attentionAfter}></icw-timer>
  `);

test('shows the time since a moment, by name, and does not speak', async () => {
  const element = await shown(() => fixedNow);
  const timer = page.getByRole('timer', { name: 'Call time' });
  await expect.element(timer).toHaveTextContent('01:35');
  await expect.element(timer).toHaveAttribute('aria-live', 'off');
  await expect.element(timer).toHaveAttribute('datetime', 'PT95S');
  expect(await axeViolations(element)).toEqual([]);
});

test('goes on by itself when the clock does', async () => {
  const start = performance.now();
  // A hundred times as fast as the wall clock, so that the test waits for a change and not for a second.
  await shown(() => fixedNow + 900 + (performance.now() - start) * 100);
  await expect.element(page.getByRole('timer')).not.toHaveTextContent('01:35');
});

test('asks for attention from its limit on', async () => {
  const below = await shown(() => fixedNow, 96);
  expect(below.renderRoot.querySelector('.attention')).toBeNull();
  const above = await shown(() => fixedNow, 95);
  expect(above.renderRoot.querySelector('.attention')).not.toBeNull();
});

test('counts down to nothing where a limit is known', async () => {
  const down = (limit: number) =>
    mount<IcwTimer>(html`
      <icw-timer label="Left" .since=${secondsAgo(95)} .limit=${limit} .now=${() => fixedNow}></icw-timer>
    `);
  await down(120);
  await expect.element(page.getByRole('timer', { name: 'Left' })).toHaveTextContent('00:25');
  document.body.replaceChildren();
  await down(60);
  await expect.element(page.getByRole('timer', { name: 'Left' })).toHaveTextContent('00:00');
});
