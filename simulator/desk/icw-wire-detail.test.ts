import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aWireDetail } from '../fixtures.ts';
import type { WireDetail } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import { asCurl, asStep, asTest } from './copy-message.ts';
import './icw-wire-detail.ts';

const shown = (detail?: WireDetail, trouble?: string) =>
  mount(html`
    <icw-wire-detail
      .seq=${7}
      .detail=${detail}
      .trouble=${trouble}
    ></icw-wire-detail>
  `);

test('shows both bodies as trees, and the headers on demand', async () => {
  const element = await shown(aWireDetail);
  await expect.element(page.getByRole('heading', { name: 'Message 7' })).toBeVisible();
  await expect
    .element(page.getByRole('region', { name: 'Request' }))
    .toHaveTextContent(/<itemId>2001234567<\/itemId>/);
  const body = page.getByText('<soap:Body>', { exact: true }).last();
  await expect.element(body).toBeVisible();
  await page.getByText('2 headers').click();
  await expect.element(page.getByText('soapaction')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('says that the answer is still to come', async () => {
  const { response: _, ...open } = aWireDetail;
  const element = await shown(open);
  await expect.element(page.getByText('No answer yet.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('shows a streamed message as one body', async () => {
  await shown({ ...aWireDetail, kind: 'streamed', response: { headers: {}, body: '[{"a":1}]' } });
  await expect
    .element(page.getByRole('region', { name: 'Message', exact: true }))
    .toHaveTextContent(/"a": 1/);
});

test('says why a message could not be read', async () => {
  const element = await shown(undefined, 'it was cleared.');
  await expect.element(page.getByText('The message could not be read: it was cleared.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('closes by its button and by Escape', async () => {
  const element = await shown(aWireDetail);
  const events = eventsOf(element, 'desk-open-message');
  await page.getByRole('button', { name: 'Close' }).click();
  await userEvent.keyboard('{Escape}');
  expect(events.map(({ seq }) => seq)).toEqual([undefined, undefined]);
});

test('copies the message as a command, as a test and as a step, and says so', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await shown(aWireDetail);
  for (const name of ['Copy as curl', 'Copy as test', 'Copy as scenario step']) {
    await page.getByRole('button', { name }).click();
  }
  const copied = [asCurl(aWireDetail), asTest(aWireDetail), asStep(aWireDetail)];
  expect(write.mock.calls).toEqual(copied.map((words) => [words]));
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied.');
  write.mockRejectedValue(new Error('denied'));
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('The clipboard is not open to this page.');
  write.mockRestore();
});

test('offers a message of a stream as a step only: nobody can send it', async () => {
  await shown({ ...aWireDetail, kind: 'streamed' });
  await expect.element(page.getByRole('button', { name: 'Copy as scenario step' })).toBeVisible();
  expect(page.getByRole('button', { name: /curl|test/ }).elements()).toEqual([]);
});
