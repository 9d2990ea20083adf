import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { agentStates, agentWith, anAgent, fixedNow, secondsAgo } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, focused, hasFocus, mount, settled } from '../testing/mount.ts';
import type { IcwWorkMode } from './icw-work-mode.ts';
import './icw-work-mode.ts';
import type { IcwToolbar } from './icw-toolbar.ts';
import './icw-toolbar.ts';

const shown = (agent: AgentView) =>
  mount<IcwWorkMode>(html`<icw-work-mode .agent=${agent} .now=${() => fixedNow} tab-stop></icw-work-mode>`);

const menuButton = () => page.getByRole('button', { name: /^Work mode/ });

test('shows the confirmed mode and how long it has lasted', async () => {
  const element = await shown(anAgent());
  await expect.element(menuButton()).toHaveAccessibleName('Work mode Ready');
  await expect.element(page.getByText('12:34')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('shows a mode that was asked for as pending, after the call while one is on', async () => {
  const pendingWorkMode = { id: '3', description: 'Not Ready' };
  const element = await shown({ ...agentWith('connected'), pendingWorkMode });
  await expect.element(menuButton()).toHaveTextContent('Not Ready after this contact');
  element.agent = anAgent({ pendingWorkMode });
  await expect.element(menuButton()).toHaveTextContent('Not Ready pending');
  expect(await axeViolations(element)).toEqual([]);
});

test('opens by keyboard on the current mode and chooses another', async () => {
  const element = await shown(anAgent());
  const commands = eventsOf(element, 'icw-command');
  menuButton().element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await settled(element);
  const current = page.getByRole('menuitemradio', { name: 'Ready', exact: true });
  await expect.poll(() => hasFocus(current)).toBe(true);
  await expect.element(current).toHaveAttribute('aria-checked', 'true');
  expect(await axeViolations(element)).toEqual([]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(commands).toMatchObject([{ command: 'setWorkMode', value: '3', source: 'key' }]);
  await expect.element(menuButton()).toHaveAttribute('aria-expanded', 'false');
  expect(focused()).toBe(menuButton().element());
});

test('closes on Escape and gives the focus back', async () => {
  await shown(anAgent());
  await menuButton().click();
  await expect.element(page.getByRole('menu')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(focused()).toBe(menuButton().element());
});

test('closes when the focus goes elsewhere', async () => {
  await shown(anAgent());
  await mount(html`<button>elsewhere</button>`);
  await menuButton().click();
  await expect.element(page.getByRole('menu')).toBeVisible();
  page.getByRole('button', { name: 'elsewhere' }).element().focus();
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
});

test('stays shut and says why when the agent may not change the mode', async () => {
  await shown(agentStates['connection lost']);
  await expect
    .element(menuButton())
    .toHaveAccessibleDescription('The communication system is not connected.');
  menuButton().element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
});

test('holds 47 modes, breaks a line at a hyphen and finds one by its letter', async () => {
  const workModes = [
    ...anAgent().workModes,
    ...Array.from({ length: 43 }, (_, at) => ({ id: `${1000 + at}`, description: `Project ${at}` })),
    { id: '1099', description: 'Training-second floor' },
  ];
  const element = await shown(
    anAgent({ workModes, workMode: { id: '2', description: 'Ready', since: secondsAgo(5) } }),
  );
  await menuButton().click();
  await settled(element);
  await expect.poll(() => focused()?.role).toBe('menuitemradio');
  const menu = page.getByRole('menu').element();
  expect(menu.scrollHeight).toBeGreaterThan(menu.clientHeight);
  await userEvent.keyboard('t');
  await expect
    .poll(() => hasFocus(page.getByRole('menuitemradio', { name: 'Training second floor' })))
    .toBe(true);
  expect(focused()?.querySelector('br')).not.toBeNull();
});

/** As many as a site may have, with labels of two lines. */
const fiftyModes = Array.from({ length: 50 }, (_, at) => ({
  id: `${at + 2}`,
  description: at < 2 ? (['Ready', 'Not Ready'][at] ?? '') : `Project ${at}-Customer service, ${at}th floor`,
}));

test.each([
  [320, 640],
  [1280, 720],
] as const)(
  'fifty modes of two lines stay in sight at %i px, and the keyboard goes through all',
  async (width, height) => {
    await page.viewport(width, height);
    onTestFinished(() => page.viewport(1280, 900));
    const element = await mount<IcwToolbar>(
      html`<icw-toolbar .agent=${anAgent({ workModes: fiftyModes })} .now=${() => fixedNow}></icw-toolbar>`,
    );
    await menuButton().click();
    await settled(element);
    const at = () =>
      page
        .getByRole('menuitemradio')
        .elements()
        .indexOf(focused() as HTMLElement);
    await expect.poll(at).toBe(0);
    const menu = page.getByRole('menu').element();
    expect(page.getByRole('menuitemradio').elements()).toHaveLength(50);
    const inSight = ({ left, right, top, bottom }: DOMRect) =>
      left >= 0 && top >= 0 && right <= width && bottom <= height;
    expect(menu.getBoundingClientRect()).toSatisfy(inSight);
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(menu.scrollHeight).toBeGreaterThan(menu.clientHeight);
    expect(menu.scrollWidth).toBe(menu.clientWidth);
    for (const [key, place] of [
      ['End', 49],
      ['ArrowDown', 0],
      ['ArrowUp', 49],
      ['ArrowUp', 48],
      ['Home', 0],
      ['ArrowDown', 1],
      ['p', 2],
      ['p', 3],
    ] as const) {
      await userEvent.keyboard(key.length > 1 ? `{${key}}` : key);
      expect([key, at()]).toEqual([key, place]);
      // What has the focus is in sight, inside the list.
      const own = focused()?.getBoundingClientRect();
      const list = menu.getBoundingClientRect();
      expect(own && own.top >= list.top - 1 && own.bottom <= list.bottom + 1).toBe(true);
    }
    expect(focused()?.querySelector('br')).not.toBeNull();
    expect(await axeViolations(element)).toEqual([]);
  },
);

test('finds a mode by what is typed in one go', async () => {
  const names = ['Project alpha', 'Project beta', 'Pause'];
  const workModes = [
    ...anAgent().workModes,
    ...names.map((description, at) => ({ id: `${1000 + at}`, description })),
  ];
  const element = await shown(anAgent({ workModes }));
  await menuButton().click();
  await settled(element);
  await expect.poll(() => focused()?.role).toBe('menuitemradio');
  await userEvent.keyboard('project b');
  await expect.poll(() => focused()?.textContent?.trim()).toBe('Project beta');
});

test('shows a mode that CIC has set and no agent can choose', async () => {
  const workMode = { id: '1001', description: 'Attempt Reconnect', since: secondsAgo(3) };
  const element = await shown(anAgent({ workMode }));
  const commands = eventsOf(element, 'icw-command');
  await expect.element(menuButton()).toHaveAccessibleName(/Attempt Reconnect/);
  await menuButton().click();
  await settled(element);
  const entry = page.getByRole('menuitemradio', { name: /Attempt Reconnect/ });
  await expect.element(entry).toHaveAttribute('aria-disabled', 'true');
  await expect.element(entry).toHaveAccessibleDescription('Set by the system; cannot be chosen.');
  entry.element().focus();
  await userEvent.keyboard('{Enter}');
  await entry.click({ force: true });
  expect(commands).toEqual([]);
  expect(await axeViolations(element)).toEqual([]);
});
