import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { millerAccount } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import type { IcwPlaceCall } from './icw-place-call.ts';
import './icw-place-call.ts';

const agents = [
  { userId: 'agent1', name: 'Anna Agent', extension: '7001' },
  { userId: 'agent2', name: 'Ben Agent', extension: '7002' },
];

const shown = (agentId = 'agent2') =>
  mount<IcwPlaceCall>(html`
    <icw-place-call .agents=${agents} .partners=${[millerAccount]} .agentId=${agentId}></icw-place-call>
  `);
const field = (name: string) => page.getByRole('textbox', { name });
const placeCall = () => page.getByRole('button', { name: 'Place call' });

test('places a call without a number to the page’s own agent when nothing is filled in', async () => {
  const element = await shown();
  const events = eventsOf(element, 'desk-place-call');
  await placeCall().click();
  expect(events.map(({ call }) => call)).toEqual([{ kind: 'call', to: { user: 'agent2' } }]);
  expect(await axeViolations(element)).toEqual([]);
});

test('places a call with everything that is filled in', async () => {
  const element = await shown();
  const events = eventsOf(element, 'desk-place-call');
  await page.getByRole('combobox', { name: 'From' }).fill('sip:+496227747474@example.com');
  await field('Caller’s name').fill('Clara');
  await page.getByRole('combobox', { name: 'To' }).selectOptions('Sales');
  await page.getByRole('button', { name: 'Attributes' }).click();
  await field('Attributes of the interaction').fill('CUSTOMER_NUMBER=4711');
  await placeCall().click();
  expect(events.map(({ call }) => call)).toEqual([
    {
      kind: 'call',
      to: { workgroup: 'Sales' },
      from: 'sip:+496227747474@example.com',
      name: 'Clara',
      attributes: { CUSTOMER_NUMBER: '4711' },
    },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('fills in a known account, and takes it out again for a call without a number', async () => {
  await shown();
  await page.getByRole('button', { name: 'Clara Miller' }).click();
  await expect.element(page.getByRole('combobox', { name: 'From' })).toHaveValue('+496227747474');
  await expect.element(field('Caller’s name')).toHaveValue('Clara Miller');
  await page.getByRole('button', { name: 'No number' }).click();
  await expect.element(page.getByRole('combobox', { name: 'From' })).toHaveValue('');
  await expect.element(field('Caller’s name')).toHaveValue('');
});

test('names the line that is no attribute and places nothing', async () => {
  const element = await shown();
  const events = eventsOf(element, 'desk-place-call');
  await page.getByRole('button', { name: 'Attributes' }).click();
  await field('Attributes of the interaction').fill('nonsense');
  await placeCall().click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Write “nonsense” as key=value.');
  expect(events).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});

test('tells how the last call went', async () => {
  const element = await shown();
  element.result = { isDone: false, text: 'The call was not placed: nobody is there.' };
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('The call was not placed: nobody is there.');
  expect(await axeViolations(element)).toEqual([]);
});
