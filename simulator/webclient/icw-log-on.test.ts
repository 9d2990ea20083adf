import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import './icw-log-on.ts';

test('logs on without a work center when none is entered', async () => {
  const element = await mount(html`<icw-log-on name="Anna Agent"></icw-log-on>`);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Log On' }).click();
  expect(commands).toMatchObject([{ command: 'logOn', value: undefined }]);
  expect(await axeViolations(element)).toEqual([]);
});

test('passes the work center on when Enter is pressed', async () => {
  const element = await mount(html`<icw-log-on name="Anna Agent"></icw-log-on>`);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('textbox', { name: 'Work center' }).fill(' station7 ');
  await userEvent.keyboard('{Enter}');
  expect(commands).toMatchObject([{ command: 'logOn', value: 'station7' }]);
});

test('asks only once while a log-on is under way', async () => {
  const element = await mount(html`<icw-log-on name="Anna Agent" busy></icw-log-on>`);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Logging on…' }).click({ force: true });
  expect(commands).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});
