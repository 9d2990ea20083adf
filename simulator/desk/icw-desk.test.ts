import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aWireDetail, someInteractions, wireMessages } from '../fixtures.ts';
import type { DeskConfig } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { hasFocus, mount, settled } from '../testing/mount.ts';
import type { IcwDesk } from './icw-desk.ts';
import './icw-desk.ts';

const config: DeskConfig = {
  cicControl: 'http://127.0.0.1:1/control',
  hasWire: true,
  agents: [{ userId: 'agent1', name: 'Anna Agent', extension: '7001' }],
};

const shown = (some: Partial<DeskConfig> = {}) =>
  mount<IcwDesk>(html`
    <icw-desk
      style="height: 780px"
      .config=${{ ...config, ...some }}
      .interactions=${someInteractions}
      .wire=${wireMessages(30)}
    ></icw-desk>
  `);

test('holds the call form, what goes on, and the wire', async () => {
  const element = await shown();
  await expect.element(page.getByRole('complementary', { name: 'Desk' })).toBeVisible();
  await expect.element(page.getByRole('form', { name: 'Place a call' })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'In CIC now' })).toBeVisible();
  await expect.element(page.getByRole('grid', { name: /^Wire/ })).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('gives the room of the form to an open message, and the focus back to the list', async () => {
  const desk = await shown();
  desk.message = { seq: 7, detail: aWireDetail };
  await settled(desk);
  await expect.element(page.getByRole('heading', { name: 'Message 7' })).toBeVisible();
  expect(page.getByRole('form').elements()).toEqual([]);
  expect(await axeViolations(desk)).toEqual([]);
  desk.message = undefined;
  await settled(desk);
  await expect.element(page.getByRole('form', { name: 'Place a call' })).toBeVisible();
  expect(hasFocus(page.getByRole('grid'))).toBe(true);
});

test('says that the wire is not tapped, and that there is no mock CIC', async () => {
  const desk = await shown({ hasWire: false });
  await expect.element(page.getByText(/The wire is not tapped in this run/)).toBeVisible();
  expect(page.getByRole('grid').elements()).toEqual([]);
  desk.config = { hasWire: false, agents: [] };
  await expect.element(page.getByText(/No mock CIC is connected/)).toBeVisible();
  expect(await axeViolations(desk)).toEqual([]);
});

test('closes to a strip and opens again', async () => {
  const desk = await shown();
  await page.getByRole('button', { name: 'Close the desk' }).click();
  expect(page.getByRole('grid').elements()).toEqual([]);
  expect(desk.collapsed).toBe(true);
  expect(await axeViolations(desk)).toEqual([]);
  await page.getByRole('button', { name: 'Open the desk' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
});
