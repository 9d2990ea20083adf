import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { webclientStates } from '../fixtures.ts';
import { showLanguage } from '../locales/localization.ts';
import type { SapNotice, SystemMessage } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount } from '../testing/mount.ts';
import type { IcwSystemMessages } from './icw-system-messages.ts';
import './icw-system-messages.ts';

const { messages } = webclientStates['several sessions'];
const shown = (some: readonly SystemMessage[]) =>
  mount<IcwSystemMessages>(html`<icw-system-messages .messages=${some}></icw-system-messages>`);
const lines = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((line) => line.querySelector('.severity')?.textContent);

test('shows the newest message with its severity as a word', async () => {
  const element = await shown(messages);
  expect(lines()).toEqual(['Error']);
  await expect.element(page.getByText('Failed to hold the call: it has ended. Dial again.')).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('opens to all messages, newest first, by keyboard', async () => {
  const element = await shown(messages);
  await userEvent.keyboard('{Tab}{Enter}');
  await expect
    .element(page.getByRole('button', { name: '3 messages' }))
    .toHaveAttribute('aria-expanded', 'true');
  expect(lines()).toEqual(['Error', 'Success', 'Information']);
  expect(await axeViolations(element)).toEqual([]);
});

test('takes no room without a message', async () => {
  const element = await shown([]);
  expect(element.getBoundingClientRect().height).toBe(0);
});

for (const severity of ['error', 'warning', 'info', 'success'] as const) {
  test(`is readable as ${severity}`, async () => {
    const element = await shown([{ id: 'm', severity, text: 'Something is to be said.', at: 0 }]);
    expect(await axeViolations(element)).toEqual([]);
  });
}

test.each([
  [
    'en',
    'Log off and log on again.',
    'Call from Erika was lost',
    'Chat from an unknown number went back to the queue',
  ],
  [
    'de',
    'Melden Sie sich ab und wieder an.',
    'Anruf von Erika ging verloren',
    'Chat von einer unbekannten Nummer ging an die Warteschlange zurück',
  ],
] as const)('what SAP says by itself is said in the agent’s language, %s', async (language, ...said) => {
  onTestFinished(() => showLanguage('en'));
  await showLanguage(language);
  const notices: readonly SapNotice[] = [
    { kind: 'connectionOver' },
    { kind: 'lost', channel: 'telephony', who: 'Erika' },
    { kind: 'returned', channel: 'chat', who: '' },
  ];
  const element = await shown(
    notices.map((notice, at) => ({
      id: `m${at}`,
      severity: 'error',
      text: 'As the server says it',
      notice,
      at,
    })),
  );
  element.toggle();
  await element.updateComplete;
  const texts = page
    .getByRole('listitem')
    .elements()
    .map((line) => line.querySelector('.text')?.textContent);
  expect(texts).toEqual(said.toReversed().map((words) => expect.stringContaining(words)));
});
