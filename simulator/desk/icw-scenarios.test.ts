import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PlayView, ScenarioEntry } from '../desk-model.ts';
import { showLanguage } from '../locales/localization.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount } from '../testing/mount.ts';
import type { IcwScenarios } from './icw-scenarios.ts';
import './icw-scenarios.ts';

const entries: readonly ScenarioEntry[] = [
  {
    name: 'reject',
    title: 'A call is rejected',
    requirements: ['G26'],
    tags: ['call'],
    steps: 5,
    isOwn: false,
  },
  { name: 'mine', title: 'Mine', requirements: [], tags: ['call'], steps: 1, isOwn: true },
  {
    name: 'switchover',
    title: 'A switchover',
    requirements: ['G23'],
    tags: ['loss'],
    steps: 9,
    isOwn: false,
    whyNot: 'It needs a switchover pair. Start with --pair.',
  },
];
const play: PlayView = {
  playId: 1,
  name: 'reject',
  title: 'A call is rejected',
  outcome: 'failed',
  steps: [
    { text: 'agent1 logs on', state: 'passed', durationMs: 20, wire: { from: 3, to: 9 } },
    { text: 'agent1: reject', state: 'failed', message: 'Failed to see a refusal.', durationMs: 5 },
    { text: 'agent1 no longer has it', state: 'waiting' },
  ],
};
const shown = () =>
  mount<IcwScenarios>(html`
    <icw-scenarios .entries=${entries} .recording=${{ isRecording: false, actions: 0 }}></icw-scenarios>
  `);

test('lists scenarios by area, what was saved here first, and plays one by a click', async () => {
  const element = await shown();
  const asked = eventsOf(element, 'desk-ask');
  const areas = page.getByRole('heading', { level: 4 }).elements();
  expect(areas.map((area) => area.textContent)).toEqual(['Saved here', 'call', 'loss']);
  await page.getByRole('button', { name: 'Play A call is rejected' }).click();
  expect(asked.map(({ ask }) => ask)).toEqual([{ kind: 'play', name: 'reject' }]);
  expect(await axeViolations(element)).toEqual([]);
});

test('says why a scenario cannot be played here, and does not play it', async () => {
  const element = await shown();
  const asked = eventsOf(element, 'desk-ask');
  const button = page.getByRole('button', { name: 'Play A switchover' });
  await expect.element(button).toHaveAccessibleDescription('It needs a switchover pair. Start with --pair.');
  await button.click({ force: true });
  expect(asked).toEqual([]);
});

test('finds by title, name, requirement and tag', async () => {
  await shown();
  await page.getByRole('searchbox').fill('g23');
  await expect.element(page.getByText('1 scenario', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('nothing like it');
  await expect.element(page.getByText('No scenario matches.')).toBeVisible();
});

test('tells each step of a play, why one failed, and leads to its messages', async () => {
  const element = await shown();
  element.play = play;
  const asked = eventsOf(element, 'desk-ask');
  await expect.element(page.getByText('Failed · 1 of 3 steps')).toBeVisible();
  await expect.element(page.getByText('Failed to see a refusal.')).toBeVisible();
  await page.getByRole('button', { name: 'Messages 4 to 9' }).click();
  expect(asked.at(-1)?.ask).toEqual({ kind: 'showWire', from: 4, to: 9 });
  expect(await axeViolations(element)).toEqual([]);
});

test('records, and asks for a title when it stops', async () => {
  const element = await shown();
  const asked = eventsOf(element, 'desk-ask');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  element.recording = { isRecording: true, actions: 2 };
  await expect.element(page.getByText('2 acts recorded')).toBeVisible();
  await page.getByRole('textbox', { name: 'Title of the recording' }).fill('By hand');
  await page.getByRole('button', { name: 'Stop recording' }).click();
  expect(asked.map(({ ask }) => ask)).toEqual([
    { kind: 'startRecording' },
    { kind: 'stopRecording', title: 'By hand' },
  ]);
});

const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.getAttribute('aria-label');
};

test('the whole list is one tab stop, walked by arrows, Home and End; Enter plays', async () => {
  const element = await shown();
  const asked = eventsOf(element, 'desk-ask');
  const list = page.getByRole('toolbar', { name: 'Scenarios to play and edit' });
  const stops = list
    .getByRole('button')
    .elements()
    .filter((button) => (button as HTMLElement).tabIndex === 0);
  expect(stops).toHaveLength(1);

  await page.getByRole('searchbox').click();
  await userEvent.keyboard('{Tab}');
  expect(focused()).toBe('Play Mine');
  const walked: (string | null | undefined)[] = [];
  for (const key of [
    'ArrowDown',
    'ArrowRight',
    'ArrowRight',
    'End',
    'ArrowDown',
    'ArrowLeft',
    'Home',
    'ArrowUp',
  ]) {
    await userEvent.keyboard(`{${key}}`);
    walked.push(focused());
  }
  expect(walked).toEqual([
    'Play A call is rejected',
    'Edit A call is rejected',
    'Edit A call is rejected',
    'Edit A switchover',
    'Edit A switchover',
    'Play A switchover',
    'Play Mine',
    'Play Mine',
  ]);
  await userEvent.keyboard('{ArrowDown}{Tab}');
  expect(list.element().contains(element.shadowRoot?.activeElement ?? null)).toBe(false);
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()).toBe('Play A call is rejected');
  await userEvent.keyboard('{Enter}{ArrowRight}{Enter}{Home}');
  expect(asked.map(({ ask }) => ask)).toEqual([
    { kind: 'play', name: 'reject' },
    { kind: 'editScenario', name: 'reject' },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('what is found is reached by an arrow from the search, also where the last tab stop is gone', async () => {
  await shown();
  await page.getByRole('searchbox').click();
  await userEvent.keyboard('{Tab}{End}');
  expect(focused()).toBe('Play A switchover');
  await page.getByRole('searchbox').fill('reject');
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('Play A call is rejected');
});

test('the step that runs stays in sight of a long list of steps', async () => {
  const element = await shown();
  const steps = Array.from({ length: 40 }, (_, at) => ({ text: `step ${at}`, state: 'waiting' as const }));
  element.play = { ...play, outcome: 'running', steps };
  await element.updateComplete;
  const list = element.shadowRoot?.querySelector('.played ol');
  expect(list?.scrollTop).toBe(0);
  element.play = {
    ...play,
    outcome: 'running',
    steps: steps.map((step, at) => ({ ...step, state: at === 30 ? 'running' : 'waiting' })),
  };
  await element.updateComplete;
  const running = element.shadowRoot?.querySelector('li.running')?.getBoundingClientRect();
  const room = list?.getBoundingClientRect();
  expect(running?.bottom).toBeLessThanOrEqual((room?.bottom ?? 0) + 1);
  expect(running?.top).toBeGreaterThan(room?.top ?? 0);
});

test('shows titles, areas, steps and notes in the language of the page, where a scenario has them', async () => {
  onTestFinished(() => showLanguage('en'));
  const element = await shown();
  element.entries = entries.map((each) =>
    each.name === 'reject' ? { ...each, titles: { de: 'Ein Anruf wird abgelehnt' } } : each,
  );
  element.play = {
    ...play,
    titles: { de: 'Ein Anruf wird abgelehnt' },
    steps: [
      {
        text: 'agent1 logs on',
        texts: { de: 'agent1 meldet sich an' },
        note: 'Why.',
        notes: { de: 'Warum.' },
        state: 'passed',
      },
    ],
  };
  await expect.element(page.getByRole('button', { name: 'Play A call is rejected' })).toBeVisible();
  await showLanguage('de');
  await expect.element(page.getByRole('button', { name: 'Ein Anruf wird abgelehnt spielen' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Ein Anruf wird abgelehnt' })).toBeVisible();
  await expect.element(page.getByText('agent1 meldet sich an')).toBeVisible();
  await expect.element(page.getByText('Warum.')).toBeVisible();
  // What is in English only is shown so.
  await expect.element(page.getByRole('button', { name: 'A switchover spielen' })).toBeVisible();
  const areas = page.getByRole('heading', { level: 4 }).elements();
  expect(areas.map((area) => area.textContent)).toEqual(expect.arrayContaining(['Anruf', 'Ausfall']));
  await page.getByRole('searchbox').fill('abgelehnt');
  await expect.element(page.getByText('1 Szenario', { exact: true })).toBeVisible();
});
