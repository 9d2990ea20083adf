import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import { defaultShortcuts, shortcutActions } from '../toolbar/shortcut.ts';
import './icw-shortcut-dialog.ts';

const shown = (keys = defaultShortcuts) =>
  mount(html`<icw-shortcut-dialog .keys=${keys}></icw-shortcut-dialog>`);
const field = (action: string) => page.getByRole('textbox', { name: `Key for ${action}`, exact: true });

test('lists every action with its key', async () => {
  const element = await shown();
  expect(page.getByRole('textbox').elements()).toHaveLength(shortcutActions.length);
  await expect.element(field('Accept')).toHaveValue('Ctrl+Alt+A');
  expect(await axeViolations(element)).toEqual([]);
});

test('takes the key that is pressed', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  field('Accept').element().focus();
  await userEvent.keyboard('y');
  expect(changes[0]?.change.shortcuts?.keys).toEqual({ ...defaultShortcuts.keys, accept: 'Y' });
});

test('says who has a key already, and changes nothing', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  field('Accept').element().focus();
  await userEvent.keyboard('r');
  await expect
    .element(page.getByText('R is taken by “Reject”. Choose another key, or free it there first.'))
    .toBeVisible();
  await expect.element(field('Accept')).toHaveAttribute('aria-invalid', 'true');
  expect(changes).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});

test('leaves the digits of the sessions alone', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  field('Accept').element().focus();
  await userEvent.keyboard('1');
  await expect.element(page.getByText('1 cannot be used. Choose a letter, or 7, 8, 9 or 0.')).toBeVisible();
  expect(changes).toEqual([]);
});

test('takes a key away, switches all off, and goes back to the defaults', async () => {
  const element = await shown({ isOn: true, keys: { accept: 'Y' } });
  const changes = eventsOf(element, 'icw-preferences');
  await expect.element(field('Reject')).toHaveValue('none');
  field('Accept').element().focus();
  await userEvent.keyboard('{Delete}');
  await page.getByRole('checkbox', { name: 'Use keyboard shortcuts' }).click();
  await page.getByRole('button', { name: 'Defaults' }).click();
  expect(changes.map(({ change }) => change.shortcuts)).toEqual([
    { isOn: true, keys: {} },
    { isOn: false, keys: { accept: 'Y' } },
    defaultShortcuts,
  ]);
});

test('lets Tab go on and Escape close', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  const closed = eventsOf(element, 'icw-close');
  field('Accept').element().focus();
  await userEvent.keyboard('{Tab}{Escape}');
  expect(changes).toEqual([]);
  expect(closed).toHaveLength(1);
});
