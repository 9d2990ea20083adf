import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aWireMessage, wireMessages } from '../fixtures.ts';
import type { WireMessage } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount, settled } from '../testing/mount.ts';
import type { IcwWireList } from './icw-wire-list.ts';
import './icw-wire-list.ts';

const shown = (rows: readonly WireMessage[]) =>
  mount<IcwWireList>(html`
    <icw-wire-list style="height: 400px" .rows=${rows}></icw-wire-list>
  `);
const grid = () => page.getByRole('grid', { name: /^Wire/ });
const rowsDrawn = () => page.getByRole('row').elements().slice(1);
const names = () => rowsDrawn().map((row) => row.querySelector('.name')?.textContent);

test('shows time, link, name, status and milliseconds of each message, in order', async () => {
  const element = await shown(wireMessages(5));
  const headers = page
    .getByRole('columnheader')
    .elements()
    .map((header) => header.textContent);
  expect(headers).toEqual(['Time', 'Link', 'Name', 'Status', 'ms']);
  expect(names()).toEqual([
    'IciPhoneCall.accept',
    'POST interactions/{id}/pickup',
    'queueContentsMessage',
    'phoneCallChanged',
    'IciPhoneCall.hold',
  ]);
  expect(rowsDrawn()[4]?.textContent).toContain('Error 500');
  expect(await axeViolations(element)).toEqual([]);
});

test('tells an answer that is still open from one that has come', async () => {
  const { status: _, durationMs: __, ...open } = aWireMessage(1);
  const element = await shown([open]);
  await expect.element(page.getByRole('row').nth(1)).toHaveTextContent(/open/);
  element.rows = [aWireMessage(1)];
  await expect.element(page.getByRole('row').nth(1)).toHaveTextContent(/200/);
});

test('draws only the rows in sight of a thousand, and stands at the newest', async () => {
  const element = await shown(wireMessages(1_000));
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-1000');
  expect(rowsDrawn().length).toBeLessThan(60);
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '1001');
  element.rows = wireMessages(1_001).slice(1);
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-1001');
});

test('with 10,000 messages draws no more than what is in sight, filters all of them and opens the right one', async () => {
  const rows = wireMessages(10_000).map((row) =>
    row.seq === 4_321 ? { ...row, name: 'IciItem.reroute', isError: true, status: 500 } : row,
  );
  const element = await shown(rows);
  const opened = eventsOf(element, 'desk-open-message');
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-10000');
  expect(rowsDrawn().length).toBeLessThan(60);

  const scroller = grid().element();
  scroller.scrollTop = scroller.scrollHeight / 2;
  await expect.poll(() => rowsDrawn().some(({ id }) => id === 'row-5000')).toBe(true);
  expect(rowsDrawn().length).toBeLessThan(60);

  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('iciitem.REROUTE');
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('gridcell', { name: 'IciItem.reroute' }).click();
  expect(opened.map(({ seq }) => seq)).toEqual([4_321]);

  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('');
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '10001');
  (scroller as HTMLElement).focus();
  await userEvent.keyboard('{Home}{End}{Enter}');
  expect(opened.at(-1)?.seq).toBe(10_000);
});

test('shows which way an event of CIC went', async () => {
  await shown([{ ...aWireMessage(1), kind: 'streamed', link: 'bridge → CIC', name: 'userStatusMessage' }]);
  await expect.element(page.getByRole('gridcell', { name: 'bridge ← CIC' })).toBeVisible();
});

test('is narrow enough for a desk beside the page: the name keeps most of the room', async () => {
  const element = await shown(wireMessages(5));
  element.style.width = '400px';
  await expect.poll(() => document.fonts.status).toBe('loaded');
  const name = () => element.shadowRoot?.querySelector('.space .name')?.getBoundingClientRect().width ?? 0;
  await expect.poll(name).toBeGreaterThan(140);
  await expect.element(page.getByRole('gridcell', { name: 'SAP → bridge' }).first()).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('stops following while the reader looks at older rows, and goes on when asked', async () => {
  const element = await shown(wireMessages(500));
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-500');
  grid().element().scrollTop = 0;
  await expect.poll(() => rowsDrawn()[0]?.id).toBe('row-1');
  element.rows = wireMessages(501);
  await settled(element);
  expect(rowsDrawn()[0]?.id).toBe('row-1');
  await page.getByRole('button', { name: /Newest/ }).click();
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-501');
});

test('filters by text, by link and by error, and says how many are left', async () => {
  const element = await shown(wireMessages(10));
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('pickup');
  await expect.poll(names).toEqual(['POST interactions/{id}/pickup', 'POST interactions/{id}/pickup']);
  await expect.element(page.getByText('2 of 10')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('');
  await page.getByRole('combobox', { name: 'Link' }).selectOptions('bridge → SAP');
  await expect.poll(names).toEqual(['phoneCallChanged', 'phoneCallChanged']);
  await page.getByRole('checkbox', { name: 'Errors only' }).click();
  await expect.element(page.getByText('No message matches the filter.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('opens a message by click and closes it by another', async () => {
  const element = await shown(wireMessages(5));
  const events = eventsOf(element, 'desk-open-message');
  await page.getByRole('row', { name: /phoneCallChanged/ }).click();
  element.open = 4;
  await settled(element);
  await expect.element(page.getByRole('row', { selected: true })).toHaveTextContent(/phoneCallChanged/);
  await page.getByRole('row', { selected: true }).click();
  expect(events.map(({ seq }) => seq)).toEqual([4, undefined]);
});

test('is walked and opened by keyboard', async () => {
  const element = await shown(wireMessages(200));
  const events = eventsOf(element, 'desk-open-message');
  grid().element().focus();
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}');
  await expect.element(grid()).toHaveAttribute('aria-activedescendant', 'row-3');
  await userEvent.keyboard('{Enter}{End}{ArrowUp}');
  await expect.element(grid()).toHaveAttribute('aria-activedescendant', 'row-199');
  await userEvent.keyboard(' ');
  expect(events.map(({ seq }) => seq)).toEqual([3, 199]);
});

test('asks to be emptied', async () => {
  const element = await shown(wireMessages(1));
  const events = eventsOf(element, 'desk-clear-wire');
  await page.getByRole('button', { name: 'Clear' }).click();
  expect(events).toHaveLength(1);
});

test('says that nothing has crossed the wire', async () => {
  const element = await shown([]);
  await expect.element(page.getByText('Nothing has crossed the wire yet.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('stays at the newest message when the list grows smaller', async () => {
  const element = await shown(wireMessages(1_000));
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-1000');
  element.style.height = '200px';
  // The browser tells of the new size after it has laid out a frame.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await settled(element);
  element.rows = wireMessages(1_001);
  await expect.poll(() => rowsDrawn().at(-1)?.id).toBe('row-1001');
  expect(page.getByRole('button', { name: /Newest/ }).elements()).toEqual([]);
});
