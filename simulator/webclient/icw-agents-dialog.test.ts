import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-agents-dialog.ts';

const agents = [
  { userId: 'agent1', name: 'Anna Agent' },
  { userId: 'agent2', name: 'Ben Agent' },
];
const shown = () =>
  mount(html`<icw-agents-dialog .agents=${agents} .shown=${['agent1']}></icw-agents-dialog>`);
const box = (name: RegExp) => page.getByRole('checkbox', { name });

test('shows the agents that were chosen, in the order of choosing', async () => {
  const element = await shown();
  const events = eventsOf(element, 'icw-agents');
  await expect.element(box(/Anna/)).toBeChecked();
  await box(/Anna/).click();
  await box(/Ben/).click();
  await box(/Anna/).click();
  await page.getByRole('button', { name: 'Show' }).click();
  expect(events.map(({ userIds }) => userIds)).toEqual([['agent2', 'agent1']]);
  expect(await axeViolations(element)).toEqual([]);
});

test('shows nobody only after somebody was chosen', async () => {
  const element = await shown();
  const events = eventsOf(element, 'icw-agents');
  await box(/Anna/).click();
  const show = page.getByRole('button', { name: 'Show' });
  await expect.element(show).toHaveAttribute('title', 'Choose at least one agent.');
  await show.click({ force: true });
  expect(events).toEqual([]);
});

test('leads to a window of their own', async () => {
  await shown();
  const link = page.getByRole('link', { name: 'Open Ben Agent in a window of its own' });
  await expect.element(link).toHaveAttribute('href', '?agent=agent2');
  await expect.element(link).toHaveAttribute('target', '_blank');
});
