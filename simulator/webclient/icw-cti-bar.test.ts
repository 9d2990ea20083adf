import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { anEmail, anItem, aSession, fixedNow, webclientStates } from '../fixtures.ts';
import { showLanguage } from '../locales/localization.ts';
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

test.each(['no number', 'no match', 'many matches'] as const)(
  'names the queue once with %s',
  async (state) => {
    const element = await shown(webclientStates[state].sessions[0]);
    const words = element.shadowRoot?.querySelector('.bar')?.textContent ?? '';
    expect(words.match(/Sales/g)).toEqual(['Sales']);
    expect(element.shadowRoot?.querySelector('[part=right]')?.textContent).toContain('Queue Sales');
    expect(await axeViolations(element)).toEqual([]);
  },
);

test('says in German that the number is not known', async () => {
  onTestFinished(() => showLanguage('en'));
  await showLanguage('de');
  const element = await shown(webclientStates['no number'].sessions[0]);
  const right = element.shadowRoot?.querySelector('[part=right]')?.textContent;
  expect(right).toBe('Unbekannte Nummer · Reception · Warteschlange Sales');
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

test('has the customer with their own number, and the third party with theirs, in a consultation', async () => {
  const element = await shown(webclientStates.consulting.sessions[0]);
  const rows = [...(element.shadowRoot?.querySelectorAll('.bar > p') ?? [])].map((part) =>
    part.textContent?.replaceAll(/\s+/g, ' ').trim(),
  );
  expect(rows[0]).toContain('Clara Miller');
  expect(rows[2]).toBe('+496227747474');
  expect(rows[3]).toBe('Ben Agent');
  expect(rows[5]).toBe('+7002');
});

test('lets a consultation go that has ended', async () => {
  const over = anItem('ended', { itemId: '2', remoteName: 'Ben Agent', consultFor: '2001234567' });
  const talking = anItem('connected');
  const element = await shown(aSession(talking, { items: [talking, over] }));
  expect(element.shadowRoot?.textContent).not.toContain('Ben Agent');
});

test('has both states of a consultation at the same place', async () => {
  const element = await shown(webclientStates.consulting.sessions[0]);
  const [one, other] = [...(element.shadowRoot?.querySelectorAll('.chip') ?? [])];
  expect(one?.getBoundingClientRect().left).toBe(other?.getBoundingClientRect().left);
});

test('shows both calls of a consultation, each with its state and its time', async () => {
  const element = await shown(webclientStates.consulting.sessions[0]);
  const bar = page.getByRole('region', { name: 'Call' });
  await expect.element(bar).toHaveTextContent(/Clara Miller.*On hold.*Ben Agent.*Consulting/s);
  await expect.element(page.getByRole('timer', { name: 'Consulting for' })).toHaveTextContent('00:21');
  await expect.element(page.getByRole('timer', { name: 'On hold for' })).toHaveTextContent('00:48');
  expect(await axeViolations(element)).toEqual([]);
});

test('adds up what the call was on hold before', async () => {
  await shown(aSession(anItem('held', { heldBefore: 60_000 })));
  await expect.element(page.getByRole('timer', { name: 'On hold in all' })).toHaveTextContent('01:35');
  document.body.replaceChildren();
  await shown(aSession(anItem('connected', { heldBefore: 62_000 })));
  await expect.element(page.getByText(/^held/)).toHaveTextContent('held 01:02');
});

test('counts wrap-up down where its limit is known, and asks for attention at the end', async () => {
  const wrapUp = (limit: number) =>
    mount(html`
      <icw-cti-bar .session=${aSession(anItem('wrapUp'))} .wrapUpLimit=${limit} .now=${() => fixedNow}></icw-cti-bar>
    `);
  await wrapUp(60);
  await expect.element(page.getByRole('timer', { name: 'Wrap-up left' })).toHaveTextContent('00:42');
  await expect.element(page.getByRole('status')).toHaveTextContent('');
  document.body.replaceChildren();
  await wrapUp(40);
  await expect.element(page.getByRole('status')).toHaveTextContent('Wrap-up, 30 seconds left');
});

test('says that the microphone is off', async () => {
  await shown(aSession(anItem('connected', { isMuted: true })));
  await expect.element(page.getByText('Muted')).toBeVisible();
});

test('names the channel, and does not let an e-mail ring', async () => {
  await shown(aSession(anEmail({ state: 'alerting' })));
  await expect.element(page.getByText('E-mail', { exact: true })).toBeInTheDocument();
  await expect.element(page.getByText('Waiting', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('timer', { name: 'Waiting for' })).toBeVisible();
});
