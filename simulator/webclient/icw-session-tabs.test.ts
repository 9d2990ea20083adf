import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anItem, aSession, fixedNow, webclientStates } from '../fixtures.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, hasFocus, mount } from '../testing/mount.ts';
import './icw-session-tabs.ts';

const { sessions } = webclientStates['several sessions'];
const shown = () => mount(html`<icw-session-tabs .sessions=${sessions} active="s1"></icw-session-tabs>`);

test('names each session by customer and state', async () => {
  const element = await shown();
  await expect.element(page.getByRole('tablist', { name: 'Sessions' })).toBeVisible();
  await expect.element(page.getByRole('tab', { selected: true })).toHaveTextContent(/Clara Miller\s+Wrap-up/);
  await expect.element(page.getByRole('tab', { name: /Jonas Weber.* Ringing/ })).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('moves with arrow keys and switches only on Enter', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await userEvent.keyboard('{Tab}{ArrowRight}');
  expect(hasFocus(page.getByRole('tab', { name: /Jonas Weber/ }))).toBe(true);
  expect(commands).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(commands).toMatchObject([{ command: 'activateSession', sessionId: 's2', source: 'key' }]);
});

test('asks for nothing when the active tab is clicked', async () => {
  const element = await shown();
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('tab', { selected: true }).click();
  expect(commands).toEqual([]);
});

const six = webclientStates['six sessions'];
const shownSix = (active = 's1') =>
  mount(html`
    <icw-session-tabs .sessions=${six.sessions} .active=${active} .now=${() => fixedNow}></icw-session-tabs>
  `);

test('shows what each of six sessions is about: channel, state, time, unread lines and who waits', async () => {
  const element = await shownSix();
  expect(page.getByRole('tab').elements()).toHaveLength(6);
  await expect.element(page.getByRole('tab', { name: /Active.*3 unread lines/s })).toBeVisible();
  await expect.element(page.getByRole('tab', { name: /Waiting\s*needs attention/ })).toBeVisible();
  await expect.element(page.getByText('00:30')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('counts the contacts that wait for a session (G16)', async () => {
  const element = await shownSix();
  Object.assign(element, { waiting: 2 });
  await expect.element(page.getByText(/2 contacts wait/)).toBeVisible();
  Object.assign(element, { waiting: 1 });
  await expect.element(page.getByText(/1 contact waits and pops/)).toBeVisible();
});

test.each([1055, 845])(
  'keeps six sessions in one row at %i px, each with its name in full as a title',
  async (width) => {
    await page.viewport(width, 800);
    onTestFinished(() => page.viewport(1200, 800));
    await shownSix();
    const tabs = page.getByRole('tab').elements();
    expect(new Set(tabs.map((tab) => tab.getBoundingClientRect().top)).size).toBe(1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(tabs.every((tab) => (tab as HTMLElement).title.length > 0)).toBe(true);
  },
);

test('says where a seventh contact waits, and only then', async () => {
  await shownSix();
  const note = page.getByText(/^All six sessions are open. A further contact waits/);
  await expect.element(note).toBeVisible();
  document.body.replaceChildren();
  await shown();
  expect(note.elements()).toEqual([]);
});

test('closes an empty session on Delete, and no other', async () => {
  const sessions = [aSession(anItem('connected')), aSession(undefined, { sessionId: 's2' })];
  const element = await mount(html`<icw-session-tabs .sessions=${sessions} active="s1"></icw-session-tabs>`);
  const commands = eventsOf(element, 'icw-command');
  await userEvent.keyboard('{Tab}{Delete}');
  expect(commands).toEqual([]);
  await userEvent.keyboard('{ArrowRight}');
  await expect
    .element(page.getByRole('tab', { name: 'New session' }))
    .toHaveAccessibleDescription('Delete closes an empty session.');
  await userEvent.keyboard('{Delete}');
  expect(commands.map(({ request }) => request)).toEqual([{ command: 'closeSession', sessionId: 's2' }]);
});
