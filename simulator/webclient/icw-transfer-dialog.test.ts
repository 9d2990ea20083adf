import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anAgent, fixedNow, webclientStates } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, focused, mount, settled } from '../testing/mount.ts';
import { failingSource, sampleSource } from '../testing/sample-source.ts';
import type { IcwTransferDialog } from './icw-transfer-dialog.ts';
import './icw-transfer-dialog.ts';

const shown = (agent: AgentView, source = sampleSource()) =>
  mount<IcwTransferDialog>(html`
    <icw-transfer-dialog .agent=${agent} .source=${source} .now=${() => fixedNow}></icw-transfer-dialog>
  `);
const dialog = (name: string) => page.getByRole('dialog', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });

for (const step of ['choosing', 'chosen', 'calling', 'consulting'] as const) {
  test(`has nothing that axe minds when ${step}`, async () => {
    const element = await shown(webclientStates[`transfer, ${step}`]);
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await axeViolations(element)).toEqual([]);
  });
}

test('chooses a colleague first, and only then goes on', async () => {
  const element = await shown(webclientStates['transfer, choosing']);
  const commands = eventsOf(element, 'icw-command');
  await expect.element(button('Transfer')).toHaveAttribute('aria-disabled', 'true');
  await button('Transfer').click({ force: true });
  await page.getByRole('button', { name: /Ben Agent/ }).click();
  element.agent = webclientStates['transfer, chosen'];
  await settled(element);
  await button('Dial').click();
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'chooseTarget', target: { kind: 'user', value: 'agent2', name: 'Ben Agent' } },
    { command: 'advanceTransfer' },
  ]);
});

test('takes a typed number when Enter is pressed', async () => {
  const element = await shown(webclientStates['transfer, choosing']);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('textbox', { name: 'Number or colleague' }).fill('+4930123');
  await userEvent.keyboard('{Enter}');
  expect(commands[0]?.request).toEqual({
    command: 'chooseTarget',
    target: { kind: 'phone', value: '+4930123' },
  });
});

test('a blind transfer says that its second step passes the call on', async () => {
  const agent = webclientStates['transfer, chosen'];
  const sessions = agent.sessions.map((session) =>
    session.transfer
      ? { ...session, transfer: { ...session.transfer, purpose: 'blindTransfer' as const } }
      : session,
  );
  await shown({ ...agent, sessions });
  await expect.element(dialog('Blind transfer')).toHaveTextContent('Step 2 of 2: pass the call on');
});

test('calls the customer by the name that the agent knows, not by their number', async () => {
  const agent = webclientStates['transfer, consulting'];
  const items = (agent.sessions[0]?.items ?? []).map((item) => ({ ...item, remoteName: '' }));
  await shown({ ...agent, sessions: agent.sessions.map((session) => ({ ...session, items })) });
  await expect.element(dialog('Warm transfer')).toHaveTextContent(/Clara Miller is on hold/);
});

test('offers workgroups for a blind transfer', async () => {
  await shown(webclientStates['transfer, choosing']);
  await expect.element(page.getByRole('button', { name: /Support Workgroup/ })).toBeVisible();
});

test('waits for the colleague before the transfer can be completed', async () => {
  const element = await shown(webclientStates['transfer, calling']);
  const commands = eventsOf(element, 'icw-command');
  await expect.element(dialog('Warm transfer')).toHaveTextContent(/Ben Agent is ringing/);
  await button('Transfer').click({ force: true });
  expect(commands).toEqual([]);
  element.agent = webclientStates['transfer, consulting'];
  await settled(element);
  await expect.element(dialog('Warm transfer')).toHaveTextContent(/You are talking to Ben Agent/);
  await button('Transfer').click();
  expect(commands.map(({ command }) => command)).toEqual(['advanceTransfer']);
});

test('leaves the rest of the page in reach while the colleague is called', async () => {
  const element = await mount(html`
    <div>
      <button type="button">Accept</button>
      <icw-transfer-dialog
        .agent=${webclientStates['transfer, calling']}
        .source=${sampleSource()}
      ></icw-transfer-dialog>
    </div>
  `);
  expect(element.querySelector('icw-transfer-dialog')?.shadowRoot?.querySelector('dialog:modal')).toBeNull();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect.element(page.getByRole('button', { name: 'Accept' })).toHaveFocus();
});

test('keeps the focus in the dialog when the step changes its buttons', async () => {
  const element = await shown(webclientStates['transfer, chosen']);
  button('Dial').element().focus();
  element.agent = webclientStates['transfer, calling'];
  await settled(element);
  await expect.poll(() => page.getByRole('dialog').element().contains(focused())).toBe(true);
});

test('gives the consultation up on Reconnect and on Escape', async () => {
  const element = await shown(webclientStates['transfer, consulting']);
  const commands = eventsOf(element, 'icw-command');
  await button('Reconnect').click();
  await userEvent.keyboard('{Escape}');
  expect(commands.map(({ command }) => command)).toEqual(['cancelTransfer', 'cancelTransfer']);
});

test('ends the interaction after “Transfer and End”, once the call is gone, and not before', async () => {
  const element = await shown(webclientStates['transfer, consulting']);
  const commands = eventsOf(element, 'icw-command');
  await button('Transfer and End').click();
  expect(commands.map(({ command }) => command)).toEqual(['advanceTransfer']);
  element.agent = anAgent();
  await settled(element);
  expect(commands.map(({ command }) => command)).toEqual(['advanceTransfer', 'end']);
});

test('says why there are no colleagues', async () => {
  await shown(webclientStates['transfer, choosing'], failingSource('502 Bad Gateway'));
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The directory could not be read: 502 Bad Gateway');
});
