import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, hasFocus, mount } from '../testing/mount.ts';
import { defaultProfile } from '../toolbar/toolbar-profile.ts';
import './icw-profile-dialog.ts';
import { profileInHash } from './share-profile.ts';

const shown = (copy: (line: string) => Promise<void> = async () => undefined) =>
  mount(html`<icw-profile-dialog .copy=${copy}></icw-profile-dialog>`);
const json = () => page.getByRole('textbox', { name: 'Profile as JSON' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const own = { generic: { buttons: [{ id: 'end', position: 3 }] } };

test('begins with the profile in use, a line for each button', async () => {
  const element = await shown();
  const { value } = json().element() as HTMLTextAreaElement;
  expect(JSON.parse(value)).toEqual(defaultProfile);
  expect(value).toContain('{ "id": "accept", "position": 0 }');
  await expect.element(page.getByText('The profile is valid.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('opens at the start of the profile, ready to be replaced or read', async () => {
  const element = await shown();
  const field = json().element() as HTMLTextAreaElement;
  await expect.poll(() => hasFocus(json())).toBe(true);
  expect(field.scrollHeight).toBeGreaterThan(field.clientHeight);
  expect([field.selectionStart, field.scrollTop]).toEqual([0, 0]);
  expect(element.shadowRoot?.querySelector('.content')?.scrollTop).toBe(0);
});

test('uses what was pasted', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  await json().fill(JSON.stringify(own));
  await button('Use this profile').click();
  expect(changes.map(({ change }) => change)).toEqual([{ profile: own }]);
});

test('says what is wrong, and uses and shares nothing of it', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  await json().fill('{"generic":{"buttons":[{"id":"end","position":99}]}}');
  await expect.element(page.getByText('1 problem')).toBeVisible();
  await expect
    .element(page.getByRole('listitem'))
    .toHaveTextContent('generic.buttons[0].position: use a whole number from 0 to 15.');
  await expect.element(json()).toHaveAttribute('aria-invalid', 'true');
  await button('Use this profile').click({ force: true });
  await button('Copy link').click({ force: true });
  expect(changes).toEqual([]);
  expect(page.getByRole('textbox', { name: 'Link with this profile' }).elements()).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});

test('goes back to the default', async () => {
  const element = await shown();
  const changes = eventsOf(element, 'icw-preferences');
  await json().fill('{}');
  await button('Default profile').click();
  expect(changes.map(({ change }) => change)).toEqual([{ profile: undefined }]);
  await expect.element(page.getByText('The profile is valid.')).toBeVisible();
});

test('copies a link that carries the profile', async () => {
  const copied: string[] = [];
  await shown(async (line) => {
    copied.push(line);
  });
  await json().fill(JSON.stringify(own));
  await button('Copy link').click();
  await expect.element(page.getByText('The link is in the clipboard.')).toBeVisible();
  expect(await profileInHash(new URL(copied[0] ?? '').hash)).toEqual({ isValid: true, profile: own });
});

test('shows the link where the clipboard is closed', async () => {
  await shown(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  await button('Copy link').click();
  await expect.element(page.getByText(/Copy the link from the field/)).toBeVisible();
  const link = page.getByRole('textbox', { name: 'Link with this profile' }).element() as HTMLInputElement;
  expect(link.value).toContain('#profile=');
});
