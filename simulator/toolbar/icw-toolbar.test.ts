import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { agentStates, agentWith, anAgent, anItem, aSession, fixedNow } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, focused, mount, settled } from '../testing/mount.ts';
import type { IcwToolbar } from './icw-toolbar.ts';
import './icw-toolbar.ts';

const shown = (agent: AgentView) =>
  mount<IcwToolbar>(html`<icw-toolbar .agent=${agent} .now=${() => fixedNow}></icw-toolbar>`);

const change = async (toolbar: IcwToolbar, agent: AgentView): Promise<void> => {
  toolbar.agent = agent;
  await settled(toolbar);
};

const button = (name: string) => page.getByRole('button', { name, exact: true });

const callButtons = ['Accept', 'Reject', 'End', 'Hold', 'Retrieve', 'Hang Up'];

const enabledIn: Record<keyof typeof agentStates, readonly string[]> = {
  'logged off': [],
  idle: [],
  alerting: ['Accept', 'Reject'],
  dialing: ['Hang Up'],
  connected: ['Hold', 'Hang Up'],
  held: ['Retrieve', 'Hang Up'],
  'wrap-up': ['End'],
  'connection lost': [],
};

for (const [state, enabled] of Object.entries(enabledIn)) {
  test(`enables ${enabled.join(' and ') || 'no call button'} when ${state}`, async () => {
    const toolbar = await shown(agentStates[state as keyof typeof agentStates]);
    for (const name of callButtons) {
      const isDisabled = button(name).element().getAttribute('aria-disabled') === 'true';
      expect({ name, isEnabled: !isDisabled }).toEqual({ name, isEnabled: enabled.includes(name) });
    }
    expect(await axeViolations(toolbar)).toEqual([]);
  });
}

test('dispatches one typed command with session and item when a button is clicked', async () => {
  const toolbar = await shown(agentStates.alerting);
  const commands = eventsOf(toolbar, 'icw-command');
  await button('Accept').click();
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatchObject({
    command: 'accept',
    sessionId: 's1',
    itemId: '2001234567',
    source: 'mouse',
    bubbles: true,
    composed: true,
  });
});

test('says why and does nothing when a disabled button is pressed', async () => {
  const toolbar = await shown(agentStates.connected);
  const commands = eventsOf(toolbar, 'icw-command');
  await expect.element(button('Retrieve')).toHaveAccessibleDescription('No call is on hold.');
  button('Retrieve').element().focus();
  await userEvent.keyboard('{Enter}');
  expect(commands).toEqual([]);
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('Retrieve is not available. No call is on hold.');
});

test('explains End with the call that is still on', async () => {
  await shown(agentStates.connected);
  await expect.element(button('End')).toHaveAccessibleDescription('Hang up first.');
});

test('enables End when the call is over and the interaction is not', async () => {
  const ended = anItem('ended', { capabilities: [] });
  await shown(anAgent({ sessions: [aSession(ended)] }));
  await expect.element(button('End')).not.toHaveAttribute('aria-disabled');
});

test('is one tab stop, moves with arrow keys, Home and End, and returns to the last control', async () => {
  await mount(html`<button>before</button>`);
  await shown(agentStates.connected);
  await mount(html`<button>after</button>`);
  button('before').element().focus();
  await userEvent.keyboard('{Tab}');
  expect(focused()?.textContent?.trim()).toBe('Accept');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(focused()?.textContent?.trim()).toBe('End');
  await userEvent.keyboard('{End}');
  expect(focused()?.getAttribute('aria-haspopup')).toBe('menu');
  await userEvent.keyboard('{ArrowRight}');
  expect(focused()?.textContent?.trim()).toBe('Accept');
  await userEvent.keyboard('{ArrowLeft}{Home}{ArrowRight}');
  expect(focused()?.textContent?.trim()).toBe('Reject');
  await userEvent.keyboard('{Tab}');
  expect(focused()?.textContent).toBe('after');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()?.textContent?.trim()).toBe('Reject');
});

test('moves the focus from Accept to Hang Up once the call is connected', async () => {
  const toolbar = await shown(agentStates.alerting);
  button('Accept').element().focus();
  await change(toolbar, agentStates.connected);
  expect(focused()?.textContent?.trim()).toBe('Hang Up');
});

test('waits on the disabled button for a follower that works later', async () => {
  const toolbar = await shown(agentStates.alerting);
  button('Accept').element().focus();
  await change(toolbar, agentWith('alerting', { capabilities: [] }));
  expect(focused()?.textContent?.trim()).toBe('Accept');
  await change(toolbar, agentStates.connected);
  expect(focused()?.textContent?.trim()).toBe('Hang Up');
});

test('walks through a whole call by keyboard: Accept, Hold, Retrieve, Hang Up, End', async () => {
  const toolbar = await shown(agentStates.alerting);
  const commands = eventsOf(toolbar, 'icw-command');
  button('Accept').element().focus();
  await userEvent.keyboard('{Enter}');
  await change(toolbar, agentStates.connected);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
  await change(toolbar, agentStates.held);
  await userEvent.keyboard('{Enter}');
  await change(toolbar, agentStates.connected);
  await userEvent.keyboard('{ArrowRight}{ArrowRight} ');
  await change(toolbar, agentStates['wrap-up']);
  await userEvent.keyboard('{Enter}');
  expect(commands.map(({ command, source }) => `${command} by ${source}`)).toEqual([
    'accept by key',
    'hold by key',
    'retrieve by key',
    'hangUp by key',
    'end by key',
  ]);
});

test.each([
  ['a', 'alerting', 'accept'],
  ['r', 'alerting', 'reject'],
  ['h', 'connected', 'hold'],
  ['h', 'held', 'retrieve'],
  ['x', 'held', 'hangUp'],
  ['e', 'wrap-up', 'end'],
  ['n', 'idle', 'setWorkMode'],
] as const)('takes Ctrl+Alt+%s when %s as %s', async (key, state, command) => {
  const toolbar = await shown(agentStates[state]);
  const commands = eventsOf(toolbar, 'icw-command');
  await userEvent.keyboard(`{Control>}{Alt>}${key}{/Alt}{/Control}`);
  expect(commands.map((event) => [event.command, event.source])).toEqual([[command, 'key']]);
});

test('shows its shortcuts to assistive technology', async () => {
  await shown(agentStates.alerting);
  await expect.element(button('Accept')).toHaveAttribute('aria-keyshortcuts', 'Control+Alt+A');
});

test('leaves the shortcuts alone when they are switched off', async () => {
  const toolbar = await shown(agentStates.alerting);
  toolbar.shortcuts = false;
  const commands = eventsOf(toolbar, 'icw-command');
  await userEvent.keyboard('{Control>}{Alt>}a{/Alt}{/Control}');
  expect(commands).toEqual([]);
});

test('puts the focus into the number field on Ctrl+Alt+D', async () => {
  await shown(agentStates.idle);
  await userEvent.keyboard('{Control>}{Alt>}d{/Alt}{/Control}');
  expect(focused()?.getAttribute('aria-label')).toBe('Number to dial');
});

test('interrupts for an incoming call, once, and falls silent when it is answered', async () => {
  const toolbar = await shown(agentStates.idle);
  await change(toolbar, agentStates.alerting);
  await expect.element(page.getByRole('alert')).toHaveTextContent('Incoming call, Clara Miller');
  await change(toolbar, agentStates.connected);
  await expect.element(page.getByRole('alert')).toHaveTextContent('');
  await expect.element(page.getByRole('status')).toHaveTextContent('Connected, Clara Miller');
});

test('interrupts for a lost connection', async () => {
  const toolbar = await shown(agentStates.connected);
  await change(toolbar, agentStates['connection lost']);
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Connection to the communication system lost');
});

test('says a confirmed work mode politely', async () => {
  const toolbar = await shown(agentStates.idle);
  await change(toolbar, anAgent({ workMode: { id: '3', description: 'Not Ready', since: fixedNow } }));
  await expect.element(page.getByRole('status')).toHaveTextContent('Work mode Not Ready');
  await expect.element(page.getByRole('alert')).toHaveTextContent('');
});

test('names every control and its groups', async () => {
  await shown(agentStates.idle);
  await expect.element(page.getByRole('toolbar', { name: 'Communication toolbar' })).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'Interaction' })).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'Call' })).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Number to dial' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Work mode Ready' })).toBeVisible();
});

test('orders the buttons of a profile by position', async () => {
  const toolbar = await shown(agentStates.idle);
  toolbar.profile = {
    generic: {
      buttons: [
        { id: 'accept', position: 7 },
        { id: 'reject', position: 3 },
      ],
    },
  };
  await settled(toolbar);
  expect([...toolbar.renderRoot.querySelectorAll('icw-toolbar-button')].map(({ label }) => label)).toEqual([
    'Reject',
    'Accept',
  ]);
});

test('has targets of 24 px at least and does not overflow at 320 px', async () => {
  await page.viewport(320, 700);
  onTestFinished(() => page.viewport(1200, 800));
  const toolbar = await shown(agentStates.connected);
  for (const target of page.getByRole('button').elements()) {
    const { width, height } = target.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(await axeViolations(toolbar)).toEqual([]);
});
