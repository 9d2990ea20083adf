import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { anAgent, fixedNow } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount } from '../testing/mount.ts';
import './icw-home-page.ts';

test('tells a ready agent that the next call may come', async () => {
  const element = await mount(html`<icw-home-page .agent=${anAgent()}></icw-home-page>`);
  await expect.element(page.getByRole('heading', { name: 'Welcome, Anna Agent' })).toBeVisible();
  await expect
    .element(page.getByText('You are ready. The next contact appears in the bar above.'))
    .toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('tells an agent who is not ready how to become it', async () => {
  const workMode = { id: '3', description: 'Not Ready', since: fixedNow };
  await mount(html`<icw-home-page .agent=${anAgent({ workMode })}></icw-home-page>`);
  await expect.element(page.getByText(/Choose Ready when you can take one/)).toBeVisible();
});
