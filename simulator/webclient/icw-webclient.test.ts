import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aChat, agentStates, anAgent, anItem, aSession, fixedNow, webclientStates } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, hasFocus, mount, settled } from '../testing/mount.ts';
import { sampleSource } from '../testing/sample-source.ts';
import type { IcwWebclient } from './icw-webclient.ts';
import './icw-webclient.ts';
import { readPreferences } from './preferences.ts';

const shown = (agent: AgentView | undefined) =>
  mount<IcwWebclient>(html`
    <icw-webclient .agent=${agent} .source=${source} .now=${() => fixedNow}></icw-webclient>
  `);

const source = sampleSource();

const change = async (client: IcwWebclient, agent: AgentView): Promise<void> => {
  client.agent = agent;
  await settled(client);
};

const navigate = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });
const title = () => page.getByRole('main').getByRole('heading', { level: 2 });

for (const [state, agent] of Object.entries(webclientStates)) {
  test(`has nothing that axe minds when ${state}`, async () => {
    expect(await axeViolations(await shown(agent))).toEqual([]);
  });
}

test('waits quietly until it knows the agent', async () => {
  const element = await shown(undefined);
  await expect.element(page.getByRole('status')).toHaveTextContent('Connecting…');
  expect(await axeViolations(element)).toEqual([]);
});

test('offers the way in when logged off, and the toolbar when logged on', async () => {
  const client = await shown(agentStates['logged off']);
  await expect.element(page.getByRole('button', { name: 'Log On' })).toBeVisible();
  expect(page.getByRole('toolbar').elements()).toEqual([]);
  await change(client, agentStates.idle);
  await expect.element(page.getByRole('toolbar')).toBeVisible();
});

test('pops the account when the call is accepted, wherever the agent had gone', async () => {
  const client = await shown(agentStates.alerting);
  await navigate('Interaction Record').click();
  await expect.element(title()).toHaveTextContent('Interaction Record');
  await change(client, agentStates.connected);
  await expect.element(title()).toHaveTextContent('Clara Miller');
  await expect.element(navigate('Account')).toHaveAttribute('aria-current', 'page');
});

test('stays where the agent has gone while the session keeps its page', async () => {
  const client = await shown(agentStates.connected);
  await navigate('Interaction Record').click();
  await change(client, agentStates.held);
  await expect.element(title()).toHaveTextContent('Interaction Record');
});

test('shows tabs only for more than one session and switches by Ctrl+Alt+2', async () => {
  const client = await shown(agentStates.idle);
  expect(page.getByRole('tablist').elements()).toEqual([]);
  await change(client, webclientStates['several sessions']);
  expect(page.getByRole('tab').elements()).toHaveLength(2);
  const commands = eventsOf(client, 'icw-command');
  await userEvent.keyboard('{Control>}{Alt>}2{/Alt}{/Control}');
  expect(commands).toMatchObject([{ command: 'activateSession', sessionId: 's2', source: 'key' }]);
});

test('keeps the notes of an interaction until it ends', async () => {
  const client = await shown(agentStates.connected);
  const pad = page.getByRole('textbox', { name: 'Scratch pad' });
  await pad.fill('Wants a copy.');
  await change(client, agentStates['wrap-up']);
  await expect.element(pad).toHaveValue('Wants a copy.');
  await change(client, agentStates.idle);
  await expect.element(pad).toHaveValue('');
});

test('keeps the focus in the client when logging on and off takes the pressed button away', async () => {
  const client = await shown(agentStates['logged off']);
  page.getByRole('button', { name: 'Log On' }).element().focus();
  await change(client, agentStates.idle);
  await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Accept' }))).toBe(true);
  page.getByRole('button', { name: 'Log Off' }).element().focus();
  await change(client, agentStates['logged off']);
  await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Log On' }))).toBe(true);
});

test('asks to log off', async () => {
  const client = await shown(agentStates.idle);
  const commands = eventsOf(client, 'icw-command');
  await page.getByRole('button', { name: 'Log Off' }).click();
  expect(commands).toMatchObject([{ command: 'logOff', source: 'mouse' }]);
});

test('opens the messages on Ctrl+Alt+M', async () => {
  await shown(webclientStates['several sessions']);
  await userEvent.keyboard('{Control>}{Alt>}m{/Alt}{/Control}');
  await expect
    .element(page.getByRole('button', { name: '3 messages' }))
    .toHaveAttribute('aria-expanded', 'true');
});

test('passes each command out of its own shadow', async () => {
  const client = await shown(anAgent({ sessions: [aSession(anItem('connected'))] }));
  const commands = eventsOf(client, 'icw-command');
  await page.getByRole('button', { name: 'Hold' }).click();
  expect(commands).toMatchObject([{ command: 'hold', itemId: '2001234567' }]);
});

test('fits into 320 px', async () => {
  await page.viewport(320, 700);
  onTestFinished(() => page.viewport(1200, 800));
  const client = await shown(webclientStates['several sessions']);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(await axeViolations(client)).toEqual([]);
});

const withPreferences = (agent: AgentView) =>
  mount<IcwWebclient>(html`
    <icw-webclient
      .agent=${agent}
      .source=${source}
      .preferences=${readPreferences({ getItem: () => null }, ['en'])}
      .agents=${[{ userId: 'agent1', name: 'Anna Agent' }, { userId: 'agent2', name: 'Ben Agent' }]}
      .agentsShown=${['agent1']}
      .now=${() => fixedNow}
    ></icw-webclient>
  `);

for (const name of ['Settings', 'Keyboard shortcuts', 'Toolbar profile', 'Agents side by side']) {
  test(`opens ${name}, and gives the focus back`, async () => {
    const client = await withPreferences(agentStates.idle);
    const opener = page.getByRole('button', { name, exact: true });
    await opener.click();
    const dialog = page.getByRole('dialog', { name });
    await expect.element(dialog).toBeVisible();
    expect(await axeViolations(client)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(dialog.elements()).toEqual([]);
    await expect.poll(() => hasFocus(opener)).toBe(true);
  });
}

test('keeps a dialog to the web client: what is beside it works on, what is under it does not', async () => {
  const client = await withPreferences(agentStates.idle);
  let pressed = 0;
  await mount(html`<button @click=${() => (pressed += 1)}>Beside</button>`);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toHaveAttribute('aria-modal', 'true');
  const layer = client.renderRoot
    .querySelector('icw-settings-dialog')
    ?.shadowRoot?.querySelector('.layer')
    ?.getBoundingClientRect();
  const whole = client.getBoundingClientRect();
  expect([layer?.width, layer?.height]).toEqual([whole.width, whole.height]);
  const isInert = () =>
    ['header', 'icw-system-messages', '.body'].map((part) =>
      client.renderRoot.querySelector(part)?.matches('[inert]'),
    );
  expect(isInert()).toEqual([true, true, true]);
  await page.getByRole('button', { name: 'Beside' }).click();
  expect(pressed).toBe(1);
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(isInert).toEqual([false, false, false]);
});

test('keeps Tab inside an open dialog, both ways round', async () => {
  const client = await withPreferences(agentStates.idle);
  await page.getByRole('button', { name: 'Agents side by side' }).click();
  const dialog = client.renderRoot.querySelector('icw-agents-dialog');
  await expect.poll(() => dialog?.shadowRoot?.activeElement).not.toBeNull();
  const seen = new Set<Element | null | undefined>();
  for (let step = 0; step < 12; step += 1) {
    await userEvent.keyboard('{Tab}');
    seen.add(dialog?.shadowRoot?.activeElement);
  }
  for (let step = 0; step < 12; step += 1) {
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    seen.add(dialog?.shadowRoot?.activeElement);
  }
  expect(seen).not.toContain(null);
  expect(seen.size).toBeGreaterThanOrEqual(5);
});

test('begins another page at its top', async () => {
  await page.viewport(1200, 710);
  onTestFinished(() => page.viewport(1200, 800));
  const client = await mount<IcwWebclient>(html`
    <icw-webclient style="height: 700px" .agent=${agentStates.idle} .now=${() => fixedNow}></icw-webclient>
  `);
  const main = client.renderRoot.querySelector('main');
  main?.scrollTo(0, 200);
  expect(main?.scrollTop).toBeGreaterThan(0);
  await navigate('Dial Pad').click();
  await expect.poll(() => main?.scrollTop).toBe(0);
});

test('has the chat beside the account of somebody who writes (G8)', async () => {
  const agent = anAgent({ sessions: [aSession(aChat(), { page: 'account' })] });
  const client = await shown(agent);
  await expect.element(title()).toHaveTextContent('Clara Miller');
  await expect.element(page.getByRole('log', { name: 'Transcript' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: /Chat with/ })).toBeVisible();
  expect(title().elements()).toHaveLength(1);
  expect(await axeViolations(client)).toEqual([]);
});

test('tells the server where the agent goes, so that a reload leads there again', async () => {
  const client = await shown(agentStates.connected);
  const commands = eventsOf(client, 'icw-command');
  await navigate('Dial Pad').click();
  await expect.element(title()).toHaveTextContent('Dial Pad');
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'showPage', page: 'dialPad', sessionId: 's1' },
  ]);
});

test('leads to the page of a channel only while it is in use', async () => {
  const client = await shown(agentStates.connected);
  expect(navigate('Chat').elements()).toEqual([]);
  await change(client, webclientStates.chat);
  await expect.element(navigate('Chat')).toHaveAttribute('aria-current', 'page');
});

test('asks before it hangs up while there are two calls, and not while there is one', async () => {
  const client = await shown(webclientStates.consulting);
  const commands = eventsOf(client, 'icw-command');
  const hangUp = page.getByRole('toolbar').getByRole('button', { name: 'Hang Up' });
  await hangUp.click();
  const dialog = page.getByRole('dialog', { name: 'Hang up?' });
  await expect.element(dialog).toHaveTextContent('Ben Agent');
  expect(commands).toEqual([]);
  expect(await axeViolations(client)).toEqual([]);
  await dialog.getByRole('button', { name: 'Hang Up' }).click();
  expect(commands.map(({ request }) => request)).toEqual([{ command: 'hangUp', itemId: '2001234599' }]);
  await change(client, agentStates.connected);
  await hangUp.click();
  expect(commands).toHaveLength(2);
});

test('has somebody picked for a consultation that a button asks for', async () => {
  const client = await shown(webclientStates['full call']);
  await page.getByRole('button', { name: 'Consult', exact: true }).click();
  await expect.element(page.getByRole('dialog', { name: 'Consultation' })).toBeVisible();
  await change(client, agentStates.idle);
  expect(page.getByRole('dialog').elements()).toEqual([]);
});

test('leaves the shortcuts to the web client that is in use', async () => {
  const client = await shown(agentStates.alerting);
  client.current = false;
  await settled(client);
  const commands = eventsOf(client, 'icw-command');
  await userEvent.keyboard('{Control>}{Alt>}a1{/Alt}{/Control}');
  expect(commands).toEqual([]);
});

test('keeps system messages, alerts and broadcasts apart', async () => {
  const agent = anAgent({
    ...agentStates.connected,
    messages: [{ id: 'm', severity: 'error', text: 'About the system', at: 0 }],
    broadcasts: [{ id: 'b', from: 'Sina', text: 'To all agents', at: 0 }],
  });
  await shown(agent);
  const region = (name: string) => page.getByRole('region', { name });
  await expect
    .element(region('System messages'))
    .toHaveTextContent(/^(?!.*To all agents).*About the system/s);
  await expect
    .element(region('Broadcast messages'))
    .toHaveTextContent(/^(?!.*About the system).*To all agents/s);
  await expect
    .element(page.getByRole('list', { name: 'Alerts' }))
    .toHaveTextContent(/^(?!.*About).*VIP customer/s);
});

test('shows the figures that a supervisor watches, and stops on demand', async () => {
  const client = await shown(webclientStates.figures);
  const commands = eventsOf(client, 'icw-command');
  await expect.element(page.getByText('Longest wait')).toBeVisible();
  await page.getByRole('button', { name: 'Watch' }).click();
  expect(commands[0]?.request).toEqual({ command: 'watchFigures', isWatching: false });
});
