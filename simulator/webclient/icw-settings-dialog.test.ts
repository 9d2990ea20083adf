import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-settings-dialog.ts';
import { readPreferences } from './preferences.ts';

const preferences = readPreferences({ getItem: () => null }, ['en']);
const shown = (permission: NotificationPermission = 'granted') =>
  mount(html`
    <icw-settings-dialog .preferences=${preferences} .askPermission=${async () => permission}></icw-settings-dialog>
  `);

test('changes language, theme, density, ring and volume at once', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  await page.getByRole('combobox', { name: 'Language' }).selectOptions('Deutsch');
  await page.getByRole('combobox', { name: 'Theme' }).selectOptions('High contrast');
  await page.getByRole('combobox', { name: 'Density' }).selectOptions('Compact');
  await page.getByRole('checkbox', { name: 'Ring for incoming contacts' }).click();
  page.getByRole('slider', { name: 'Volume' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(changes.map(({ change }) => change)).toEqual([
    { language: 'de' },
    { theme: 'contrast' },
    { density: 'compact' },
    { rings: true },
    { volume: 55 },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('has ring and notification off at first', async () => {
  await shown();
  for (const box of page.getByRole('checkbox').elements())
    expect((box as HTMLInputElement).checked).toBe(false);
});

test('lets the ring be heard', async () => {
  const element = await shown();
  const tries = eventsOf(element, 'icw-try-ring');
  await page.getByRole('button', { name: 'Try' }).click();
  expect(tries).toHaveLength(1);
});

test('notifies only where the browser allows it, and says so', async () => {
  const element = await shown('denied');
  const changes = eventsOf(element, 'icw-preferences');
  const box = page.getByRole('checkbox', { name: /^Notify/ });
  await box.click();
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('The browser does not allow notifications for this page. Allow them in its settings.');
  await expect.element(box).not.toBeChecked();
  expect(changes.map(({ change }) => change)).toEqual([{ notifies: false }]);
  document.body.replaceChildren();
  const allowed = await shown('granted');
  const granted = eventsOf(allowed, 'icw-preferences');
  await box.click();
  await expect.poll(() => granted.map(({ change }) => change)).toEqual([{ notifies: true }]);
});
