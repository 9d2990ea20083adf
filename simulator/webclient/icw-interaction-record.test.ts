import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { anItem, aSession } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount } from '../testing/mount.ts';
import './icw-interaction-record.ts';

test('holds the contact, the attached data and the notes', async () => {
  const element = await mount(html`
    <icw-interaction-record .session=${aSession(anItem('held'))} notes="Wants a copy."></icw-interaction-record>
  `);
  await expect.element(page.getByText('Inbound')).toBeVisible();
  await expect.element(page.getByText('IVR_CHOICE')).toBeVisible();
  await expect.element(page.getByText('Order status')).toBeVisible();
  await expect.element(page.getByText('Wants a copy.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('leaves out a number that is not known', async () => {
  const item = anItem('connected', { remoteNumber: '+0', attachedData: [] });
  await mount(html`<icw-interaction-record .session=${aSession(item)}></icw-interaction-record>`);
  await expect.element(page.getByText('The call brought no attached data.')).toBeVisible();
  expect(page.getByText('Remote number').elements()).toEqual([]);
});

test('is empty before the first contact', async () => {
  const element = await mount(
    html`<icw-interaction-record .session=${aSession(undefined)}></icw-interaction-record>`,
  );
  await expect.element(page.getByText('An interaction record opens with the first contact.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});
