import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { anItem, aSession } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-context-area.ts';

test('shows account, contact and alerts of the session', async () => {
  const element = await mount(
    html`<icw-context-area .session=${aSession(anItem('connected'))}></icw-context-area>`,
  );
  await expect.element(page.getByText('Clara Miller')).toBeVisible();
  await expect.element(page.getByText('+496227747474')).toBeVisible();
  await expect.element(page.getByText('Inbound, Connected')).toBeVisible();
  expect(
    page
      .getByRole('listitem')
      .elements()
      .map((item) => item.textContent?.trim()),
  ).toEqual(['VIP customer', 'Maintenance contract ends in 20 days.']);
  expect(await axeViolations(element)).toEqual([]);
});

test('says what is missing while there is no session', async () => {
  const element = await mount(html`<icw-context-area></icw-context-area>`);
  await expect.element(page.getByText('No account confirmed')).toBeVisible();
  await expect.element(page.getByText('No contact')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('names a caller without a number', async () => {
  const item = anItem('alerting', { remoteNumber: '+0', remoteName: '' });
  await mount(html`<icw-context-area .session=${aSession(item)}></icw-context-area>`);
  await expect.element(page.getByText('unknown caller')).toBeVisible();
});

test('tells what is written on the scratch pad', async () => {
  const element = await mount(html`<icw-context-area notes="wants"></icw-context-area>`);
  const events = eventsOf(element, 'icw-notes');
  const pad = page.getByRole('textbox', { name: 'Scratch pad' });
  await expect.element(pad).toHaveValue('wants');
  await pad.fill('wants a copy');
  expect(events.at(-1)?.notes).toBe('wants a copy');
});
