import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { agentStates, agentWith, anAgent, anItem, aSession, fixedNow, webclientStates } from '../fixtures.ts';
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

test('does not offer End while a call goes on whose consultation is over', async () => {
  const over = anItem('ended', { itemId: '2', capabilities: ['End'], consultFor: '2001234567' });
  const talking = anItem('connected');
  await shown(anAgent({ sessions: [aSession(talking, { items: [talking, over] })] }));
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
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await change(toolbar, agentStates.held);
  await userEvent.keyboard('{Enter}');
  await change(toolbar, agentStates.connected);
  await userEvent.keyboard('{ArrowLeft} ');
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

test('shows the buttons of the channel that is in use', async () => {
  const toolbar = await shown(webclientStates.chat);
  await expect.element(page.getByRole('group', { name: 'Chat' })).toBeVisible();
  expect(page.getByRole('group', { name: 'Call' }).elements()).toEqual([]);
  await change(toolbar, webclientStates.email);
  await expect.element(page.getByRole('group', { name: 'E-mail' })).toBeVisible();
  await change(toolbar, webclientStates['action item']);
  await expect.element(page.getByRole('group', { name: 'Action item' })).toBeVisible();
  expect(await axeViolations(toolbar)).toEqual([]);
});

const target = { itemId: '2001234567' };
test.each([
  ['full call', 'Hold', { command: 'hold', ...target }],
  ['full call', 'Mute', { command: 'unmute', ...target }],
  ['full call', 'Wrap Up', { command: 'requireWrapUp', isRequired: false, ...target }],
  ['full call', 'Blind Transfer', { command: 'openTransfer', purpose: 'blindTransfer', ...target }],
  ['full call', 'Warm Transfer', { command: 'openTransfer', purpose: 'warmTransfer', ...target }],
  ['full call', 'Conference', { command: 'openTransfer', purpose: 'conference', ...target }],
  ['full call', 'Tones', { command: 'showPage', page: 'dialPad' }],
  ['consulting', 'Toggle', { command: 'toggle', itemId: '2001234599' }],
  ['consulting', 'Warm Transfer', { command: 'warmTransfer', itemId: '2001234599' }],
  ['consulting', 'Conference', { command: 'conference', itemId: '2001234599' }],
  ['consulting', 'Reconnect', { command: 'reconnect', itemId: '2001234599' }],
  ['consulting', 'Retrieve', { command: 'retrieve', itemId: '2001234567' }],
  ['chat', 'Chat', { command: 'showPage', page: 'chat' }],
  ['chat', 'Leave', { command: 'leaveChat', itemId: '2001234580' }],
  ['email', 'Complete', { command: 'complete', itemId: '3001' }],
  ['email', 'E-Mail', { command: 'showPage', page: 'email' }],
  ['action item', 'Reroute', { command: 'reroute', itemId: '2001234590' }],
  ['action item', 'Open', { command: 'showPage', page: 'actionItem' }],
  ['idle', 'New Session', { command: 'newSession' }],
  ['idle', 'Dial Pad', { command: 'showPage', page: 'dialPad' }],
] as const)('asks in the state %s by %s for %j', async (state, name, request) => {
  await page.viewport(1700, 800);
  onTestFinished(() => page.viewport(1200, 800));
  const toolbar = await shown(webclientStates[state]);
  const commands = eventsOf(toolbar, 'icw-command');
  await button(name).click();
  expect(commands.map((event) => event.request)).toEqual([request]);
});

test.each([
  ['full call', 'Consult', 'consult', '2001234567'],
  ['chat', 'Transfer', 'transferChat', '2001234580'],
  ['chat', 'Invite', 'inviteChat', '2001234580'],
  ['email', 'Forward / Reroute', 'forwardItem', '3001'],
] as const)('has somebody picked in the state %s by %s', async (state, name, purpose, itemId) => {
  const toolbar = await shown(webclientStates[state]);
  const picks = eventsOf(toolbar, 'icw-pick');
  await button(name).click();
  expect(picks).toMatchObject([{ purpose, itemId }]);
});

test('shows a switch as pressed', async () => {
  await shown(webclientStates['full call']);
  await expect.element(button('Mute')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Wrap Up')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Hold')).not.toHaveAttribute('aria-pressed');
});

test('keeps every text of a button as wide as it is when the button does not work', async () => {
  const toolbar = await shown(agentStates.connected);
  const width = () => button('Hold').element().getBoundingClientRect().width;
  const before = width();
  await change(toolbar, agentStates.idle);
  expect(width()).toBe(before);
});

test('has Hang Up before the other buttons of a call, and transfers before what is rarely used', async () => {
  const toolbar = await shown(agentStates.connected);
  const labels = [...toolbar.renderRoot.querySelectorAll('.channel > icw-toolbar-button')].map(
    (each) => (each as HTMLElement & { label: string }).label,
  );
  expect(labels.slice(0, 4)).toEqual(['Dial Pad', 'Hang Up', 'Hold', 'Retrieve']);
  expect(labels.indexOf('Conference')).toBeLessThan(labels.indexOf('Mute'));
});

test('gives up icons before it hides a button: beside the desk every transfer is in reach', async () => {
  await page.viewport(845, 800);
  onTestFinished(() => page.viewport(1200, 800));
  const toolbar = await shown(webclientStates['full call']);
  for (const name of ['Toggle', 'Consult', 'Warm Transfer', 'Blind Transfer', 'Conference']) {
    await expect.element(button(name)).toBeVisible();
  }
  const icons = () =>
    [...toolbar.renderRoot.querySelectorAll('.channel > icw-toolbar-button')].filter((each) => {
      const drawn = each.shadowRoot?.querySelector('svg');
      return drawn && getComputedStyle(drawn).visibility === 'visible';
    }).length;
  await expect.poll(icons).toBe(0);
  await page.viewport(1700, 800);
  await expect.poll(icons).toBe(12);
});

test('is as wide as its place and no wider at any width', async () => {
  onTestFinished(() => page.viewport(1200, 800));
  const toolbar = await shown(webclientStates['full call']);
  for (const width of [320, 480, 640, 720, 845, 1005, 1055, 1165, 1280]) {
    await page.viewport(width, 800);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await settled(toolbar);
    expect(document.documentElement.scrollWidth, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

test('moves into a menu what has no room, and brings it back', async () => {
  await page.viewport(700, 800);
  onTestFinished(() => page.viewport(1200, 800));
  const toolbar = await shown(webclientStates['full call']);
  await expect.element(button('More buttons')).toBeVisible();
  expect(button('Conference').elements()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(700);
  const commands = eventsOf(toolbar, 'icw-command');
  await button('More buttons').click();
  await expect.element(page.getByRole('menu', { name: 'More buttons' })).toBeVisible();
  expect(await axeViolations(toolbar)).toEqual([]);
  await userEvent.keyboard('{End}{ArrowUp}{Home}');
  await page.getByRole('menuitem', { name: 'Conference' }).click();
  expect(commands.map(({ command }) => command)).toEqual(['openTransfer']);
  await page.viewport(1700, 800);
  await expect.element(button('Conference')).toBeVisible();
  expect(button('More buttons').elements()).toEqual([]);
});

test('says in the menu too why a button does not work', async () => {
  await page.viewport(700, 800);
  onTestFinished(() => page.viewport(1200, 800));
  const toolbar = await shown(webclientStates['full call']);
  const commands = eventsOf(toolbar, 'icw-command');
  await expect.element(button('More buttons')).toBeVisible();
  button('More buttons').element().focus();
  await userEvent.keyboard('{ArrowDown}');
  const entry = page.getByRole('menuitem', { name: 'Reconnect' });
  await expect.element(entry).toHaveAccessibleDescription('There is no consultation to leave.');
  await entry.click({ force: true });
  expect(commands).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(page.getByRole('menu').elements()).toEqual([]);
  expect(focused()?.getAttribute('aria-label')).toBe('More buttons');
});

test('reaches by arrow keys what is shown, and nothing that is in the menu', async () => {
  await page.viewport(700, 800);
  onTestFinished(() => page.viewport(1200, 800));
  await shown(webclientStates['full call']);
  await expect.element(button('More buttons')).toBeVisible();
  button('Accept').element().focus();
  const seen: string[] = [];
  for (let step = 0; step < 20; step += 1) {
    await userEvent.keyboard('{ArrowRight}');
    const at = focused()?.getAttribute('aria-label') ?? focused()?.textContent?.trim() ?? '';
    if (at === 'Accept') break;
    seen.push(at);
  }
  expect(seen).toContain('More buttons');
  expect(seen).not.toContain('Conference');
  expect(seen.at(-1)).toMatch(/Ready/);
});

test('shows only what works now in a dynamic layout, and never loses the focus', async () => {
  const toolbar = await shown(agentStates.alerting);
  toolbar.profile = {
    generic: {
      behaviour: 'dynamic',
      buttons: ['accept', 'reject', 'end', 'workMode'].map((id, position) => ({ id, position })),
    },
    telephony: {
      behaviour: 'dynamic',
      buttons: ['hangUp', 'hold', 'retrieve'].map((id, position) => ({ id, position })),
    },
  };
  await settled(toolbar);
  const labels = () =>
    [...toolbar.renderRoot.querySelectorAll('icw-toolbar-button')].map(({ label }) => label);
  expect(labels()).toEqual(['Accept', 'Reject']);
  button('Accept').element().focus();
  await change(toolbar, agentStates.connected);
  expect(labels()).toEqual(['Hang Up', 'Hold']);
  await expect.poll(() => focused()?.textContent?.trim()).toBe('Hang Up');
});

test('takes labels, looks and buttons of the site’s own, and leaves out what the profile leaves out', async () => {
  const toolbar = await shown(agentStates.alerting);
  toolbar.profile = {
    generic: {
      buttons: [
        { id: 'accept', label: 'Take it', position: 3, style: 'icon' },
        { id: 'survey', label: 'Survey', icon: 'star', position: 5 },
      ],
    },
  };
  await settled(toolbar);
  const custom = eventsOf(toolbar, 'icw-custom-button');
  await expect.element(button('Take it')).toBeVisible();
  await button('Survey').click();
  expect(custom.map(({ id }) => id)).toEqual(['survey']);
  expect(page.getByRole('textbox', { name: 'Number to dial' }).elements()).toEqual([]);
  expect(page.getByRole('button', { name: /Work mode/ }).elements()).toEqual([]);
  expect(await axeViolations(toolbar)).toEqual([]);
});

test('follows shortcuts that were changed, and shows them', async () => {
  const toolbar = await shown(agentStates.alerting);
  toolbar.keys = { isOn: true, keys: { accept: 'Y' } };
  await settled(toolbar);
  const commands = eventsOf(toolbar, 'icw-command');
  await userEvent.keyboard('{Control>}{Alt>}a{/Alt}{/Control}');
  expect(commands).toEqual([]);
  await userEvent.keyboard('{Control>}{Alt>}y{/Alt}{/Control}');
  expect(commands.map(({ command }) => command)).toEqual(['accept']);
  await expect.element(button('Accept')).toHaveAttribute('aria-keyshortcuts', 'Control+Alt+Y');
  await expect.element(button('Reject')).not.toHaveAttribute('aria-keyshortcuts');
});

test('asks for End while an e-mail is open to complete it first', async () => {
  await shown(webclientStates.email);
  await expect.element(button('End')).toHaveAccessibleDescription('Complete or reroute the item first.');
});
