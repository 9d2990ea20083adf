import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { anItem, aSession, fixedNow } from '../fixtures.ts';
import type { ItemState, SessionView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount } from '../testing/mount.ts';
import './icw-cti-bar.ts';

const shown = (session: SessionView | undefined) =>
  mount(html`<icw-cti-bar .session=${session} .now=${() => fixedNow}></icw-cti-bar>`);

const states: readonly (readonly [ItemState, word: string, timer: string | undefined, time: string])[] = [
  ['initiated', 'Dialing', undefined, ''],
  ['dialing', 'Dialing', undefined, ''],
  ['alerting', 'Ringing', 'Ringing for', '00:04'],
  ['connected', 'Connected', 'Call time', '03:35'],
  ['held', 'On hold', 'On hold for', '00:35'],
  ['wrapUp', 'Wrap-up', 'Wrap-up for', '00:18'],
  ['ended', 'Ended', undefined, ''],
  ['failed', 'Failed', undefined, ''],
];

for (const [state, word, timer, time] of states) {
  test(`says ${word}${timer ? ` with its timer` : ''} when the item is ${state}`, async () => {
    const element = await shown(aSession(anItem(state)));
    await expect.element(page.getByRole('region', { name: 'Call' })).toBeVisible();
    await expect.element(page.getByText(word, { exact: true })).toBeVisible();
    if (timer) await expect.element(page.getByRole('timer', { name: timer })).toHaveTextContent(time);
    else expect(page.getByRole('timer').elements()).toEqual([]);
    expect(await axeViolations(element)).toEqual([]);
  });
}

test('shows the two sides that the server gave, and the queue', async () => {
  const element = await shown(aSession(anItem('alerting')));
  expect(element.shadowRoot?.querySelector('[part=left]')?.textContent).toContain('Clara Miller');
  expect(element.shadowRoot?.querySelector('[part=right]')?.textContent).toContain('+496227747474');
  await expect.element(page.getByText('Queue Sales')).toBeVisible();
});

test('adds the whole call time while the call is on hold', async () => {
  await shown(aSession(anItem('held')));
  await expect.element(page.getByRole('timer', { name: 'Call time' })).toHaveTextContent('03:35');
});

test('stays calm without an interaction', async () => {
  const element = await shown(undefined);
  await expect.element(page.getByText('No interaction')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});
