import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anItem, aSession } from '../fixtures.ts';
import { showLanguage } from '../locales/localization.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount, settled } from '../testing/mount.ts';
import type { IcwContextArea } from './icw-context-area.ts';
import './icw-context-area.ts';

test('shows account, contact and alerts of the session', async () => {
  const element = await mount(
    html`<icw-context-area .session=${aSession(anItem('connected'))}></icw-context-area>`,
  );
  await expect.element(page.getByText('Clara Miller')).toBeVisible();
  await expect.element(page.getByText('+496227747474')).toBeVisible();
  await expect.element(page.getByText('Inbound, Connected')).toBeVisible();
  expect(
    page
      .getByRole('listitem')
      .elements()
      .map((item) => item.textContent?.trim()),
  ).toEqual(['VIP customer', 'Maintenance contract ends in 20 days.']);
  expect(await axeViolations(element)).toEqual([]);
});

test('says in German that the customer is a VIP', async () => {
  onTestFinished(() => showLanguage('en'));
  await showLanguage('de');
  const alerts = [{ id: '1', text: 'VIP customer', kind: 'vip' } as const];
  await mount(
    html`<icw-context-area .session=${aSession(anItem('connected'), { alerts })}></icw-context-area>`,
  );
  await expect.element(page.getByRole('listitem')).toHaveTextContent('VIP-Kunde');
});

test('says what is missing while there is no session', async () => {
  const element = await mount(html`<icw-context-area></icw-context-area>`);
  await expect.element(page.getByText('No account confirmed')).toBeVisible();
  await expect.element(page.getByText('No contact')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('names a caller without a number', async () => {
  const item = anItem('alerting', { remoteNumber: '+0', remoteName: '' });
  await mount(html`<icw-context-area .session=${aSession(item)}></icw-context-area>`);
  await expect.element(page.getByText('unknown caller')).toBeVisible();
});

test.each([
  ['a chat with several agents', 'chat', 'Rosa Visitor, Ben Agent'],
  ['a conference', 'telephony', 'Rosa Visitor, Ben Agent'],
] as const)('names everybody else in %s', async (_, channel, others) => {
  const party = (name: string, role: string) => ({
    participantId: name,
    name,
    address: name.toLowerCase(),
    role,
    status: '',
  });
  const participants = [
    party('Anna Agent', 'self'),
    party('Rosa Visitor', channel === 'chat' ? 'visitor' : 'remote'),
    party('Ben Agent', channel === 'chat' ? 'colleague' : 'remote'),
    party('', 'system'),
  ];
  const item = anItem('conferenced', { channel, participants });
  await mount(html`<icw-context-area .session=${aSession(item)}></icw-context-area>`);
  await expect.element(page.getByText(others, { exact: true })).toBeVisible();
});

const pad = () => page.getByRole('textbox', { name: 'Scratch pad' });
const opened = (scratchPad: string) => aSession(anItem('connected'), { scratchPad });

test('tells what is written on the scratch pad once the agent leaves it', async () => {
  const element = await mount(html`<icw-context-area .session=${opened('wants')}></icw-context-area>`);
  const commands = eventsOf(element, 'icw-command');
  await expect.element(pad()).toHaveValue('wants');
  await pad().fill('wants a copy');
  await userEvent.keyboard('{Tab}');
  expect(commands.map(({ request }) => request)).toEqual([
    { command: 'writeScratchPad', text: 'wants a copy', sessionId: 's1' },
  ]);
});

test('keeps what is being written when the server tells an older text', async () => {
  const element = await mount<IcwContextArea>(
    html`<icw-context-area .session=${opened('')}></icw-context-area>`,
  );
  await pad().fill('wants a copy');
  element.session = opened('wants');
  await settled(element);
  await expect.element(pad()).toHaveValue('wants a copy');
});

test('does not carry notes over into the next interaction or another session', async () => {
  const element = await mount<IcwContextArea>(
    html`<icw-context-area .session=${opened('')}></icw-context-area>`,
  );
  const commands = eventsOf(element, 'icw-command');
  await pad().fill('for the first customer');
  element.session = aSession(anItem('connected'), { sessionId: 's2', scratchPad: 'second' });
  await settled(element);
  await expect.element(pad()).toHaveValue('second');
  expect(commands.at(-1)?.request).toMatchObject({ sessionId: 's1', text: 'for the first customer' });
  await pad().fill('more');
  element.session = aSession(undefined, { sessionId: 's2' });
  await settled(element);
  await expect.element(pad()).toHaveValue('');
});

test('opens the page that an alert leads to', async () => {
  const alerts = [{ id: 'a', text: 'Contract ends', page: 'account' }] as const;
  const element = await mount(html`
    <icw-context-area .session=${aSession(anItem('connected'), { alerts })}></icw-context-area>
  `);
  const commands = eventsOf(element, 'icw-command');
  await page.getByRole('button', { name: 'Contract ends' }).click();
  expect(commands[0]?.request).toEqual({ command: 'showPage', page: 'account' });
  expect(await axeViolations(element)).toEqual([]);
});
