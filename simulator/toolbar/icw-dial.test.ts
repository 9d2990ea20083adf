import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount, settled } from '../testing/mount.ts';
import type { IcwDial } from './icw-dial.ts';
import './icw-dial.ts';

const shown = (why?: string) => mount<IcwDial>(html`<icw-dial .why=${why} tab-stop></icw-dial>`);
const field = () => page.getByRole('textbox', { name: 'Number to dial' });
const dialButton = () => page.getByRole('button', { name: 'Dial', exact: true });

test('dials the number on Enter and empties the field', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await field().fill(' +4962279000 ');
  await userEvent.keyboard('{Enter}');
  expect(commands).toMatchObject([{ command: 'dial', value: '+4962279000', source: 'key' }]);
  await expect.element(field()).toHaveValue('');
});

test('dials the number by its button', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await field().fill('7002');
  await dialButton().click();
  expect(commands).toMatchObject([{ command: 'dial', value: '7002', source: 'mouse' }]);
  expect(await axeViolations(element)).toEqual([]);
});

test('says why and keeps the number when dialling is not possible', async () => {
  const element = await shown('Log on first.');
  const commands = eventsOf(element, 'icw-command');
  await field().fill('7002');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialButton()).toHaveAccessibleDescription('Log on first.');
  await expect.element(field()).toHaveValue('7002');
  expect(commands).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});

test('asks for a number when there is none', async () => {
  await shown();
  await expect.element(dialButton()).toHaveAccessibleDescription('Enter a number.');
});

test('lets an arrow key leave the field only at its ends', async () => {
  const element = await shown();
  const left = eventsOf(element, 'keydown');
  await field().fill('12');
  await settled(element);
  await userEvent.keyboard('{ArrowLeft}');
  expect(left.map(({ key }) => key)).toEqual([]);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(left.map(({ key }) => key)).toEqual(['ArrowRight']);
});
