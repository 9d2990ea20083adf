import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { JournalEntry } from '../desk-model.ts';
import { agentStates, wireMessages } from '../fixtures.ts';
import { languages, showLanguage } from '../locales/localization.ts';
import type { SapSettings } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { eventsOf, mount, settled } from '../testing/mount.ts';
import { bodyTree } from './body-tree.ts';
import { asCurl } from './copy-message.ts';
import type { IcwFaults } from './icw-faults.ts';
import './icw-faults.ts';
import './icw-machines.ts';
import './icw-numbers.ts';
import './icw-scenario-editor.ts';
import type { IcwSequence } from './icw-sequence.ts';
import './icw-sequence.ts';
import './icw-time.ts';
import { sequenceArrows } from './sequence-arrows.ts';
import { scenarioInHash, scenarioLink } from './share-scenario.ts';
import { itemGraph } from './state-graph.ts';
import './icw-state-graph.ts';

const moments: readonly JournalEntry[] = [1, 2, 3].map((seq) => ({
  seq,
  at: seq * 1_000,
  wire: seq,
  kind: 'command',
  userId: 'agent1',
  command: { command: 'accept' },
}));

test('time: goes back by the slider and to now at its end, and steers the clock', async () => {
  const element = await mount(html`
    <icw-time .clock=${{ now: 0, pace: 1, pending: 2, untilNext: 1_500 }} .moments=${moments}></icw-time>
  `);
  const asked = eventsOf(element, 'desk-ask');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'To the next timer' }).click();
  (page.getByRole('slider').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowRight}');
  expect(asked.map(({ ask }) => ask)).toEqual([
    { kind: 'setPace', pace: 0 },
    { kind: 'advance', ms: 'next' },
    { kind: 'lookBack', seq: 2 },
    { kind: 'lookBack' },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('faults: plans one on a link with its seed, and heals all', async () => {
  const element = await mount(html`
    <icw-faults
      .surroundings=${{ hasWire: true, hasClock: true, hasPair: false, hasCic: true }}
      .report=${{ seed: 7, rules: [], strikes: [] }}
      .settings=${{ eventAnswer: { kind: 'normal' }, heartbeatLag: 0, atSessionLimit: 'wait', confirmsSingleMatch: true }}
    ></icw-faults>
  `);
  const asked = eventsOf(element, 'desk-ask');
  await page.getByRole('combobox', { name: 'What happens' }).selectOptions('reset');
  await page.getByRole('button', { name: 'Add fault' }).click();
  await page.getByRole('button', { name: 'Heal all' }).click();
  await page.getByRole('combobox', { name: 'Answers to events' }).selectOptions('refused401');
  expect(asked.map(({ ask }) => ask)).toEqual([
    {
      kind: 'planFaults',
      plan: { seed: 7, rules: [{ link: 'SAP → bridge', fault: 'reset', probability: 1 }] },
    },
    { kind: 'planFaults', plan: { seed: 7, rules: [] } },
    { kind: 'changeSettings', change: { eventAnswer: { kind: 'refused', status: 401 } } },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('numbers: tells each step, who is found, the screen pop and the collisions', async () => {
  const trace = {
    address: 'sip:bob@example.com',
    steps: [
      { rule: 'sip', before: 'sip:bob@example.com', after: 'bob@example.com' },
      { rule: 'slash', before: 'bob', after: 'bob' },
    ],
    number: '+0',
    identification: { kind: 'noNumber' },
    screenPop: { fact: 'G10', page: 'home', left: '' },
    collisions: [{ address: 'PrivateNumber', number: '+0' }],
  };
  const element = await mount(html`<icw-numbers .trace=${trace}></icw-numbers>`);
  await expect.element(page.getByText('“sip:” is removed')).toBeVisible();
  await expect.element(page.getByText('There is no number to look up.')).toBeVisible();
  // A step that changes nothing says so, and not that something was removed.
  await expect
    .element(page.getByRole('listitem').filter({ hasText: 'No “/”' }))
    .toHaveTextContent('stays as it is');
  await expect.element(page.getByText('“/” is removed')).not.toBeInTheDocument();
  await expect.element(page.getByText('G10: Home opens on accept')).toBeVisible();
  await expect.element(page.getByRole('listitem').filter({ hasText: 'PrivateNumber' })).toBeVisible();
  await expect.element(page.getByText('Another address becomes the same number:')).toBeVisible();
  await expect.element(page.getByText(/Whoever calls without a number becomes \+0/)).toBeVisible();
  expect(await axeViolations(element)).toEqual([]);
});

test('state: names the present state and lights the moves that the capabilities allow', async () => {
  const element = await mount(html`<icw-machines .agents=${[agentStates.connected]}></icw-machines>`);
  await expect.element(page.getByText('Now: connected')).toBeVisible();
  const graphs = element.shadowRoot?.querySelectorAll('icw-state-graph');
  const lit = [...(graphs?.[1]?.shadowRoot?.querySelectorAll('.lit') ?? [])].map((edge) =>
    edge.textContent?.trim(),
  );
  expect(lit).toContain('Hold');
  expect(lit).not.toContain('Accept');
  expect(await axeViolations(element)).toEqual([]);
});

test('state: lists everything that is allowed, also what leads to no other state', async () => {
  const moves = ['HangUp', 'Hold', 'Consult', 'BlindTransfer', 'Dtmf', 'Mute', 'WrapUp'];
  const element = await mount(html`
    <icw-state-graph .graph=${itemGraph()} of="a call" present="connected" .moves=${moves}></icw-state-graph>
  `);
  const told = [...(element.shadowRoot?.querySelectorAll('li') ?? [])];
  expect(told.map((each) => each.textContent)).toEqual([
    'Hang up',
    'Hold',
    'Consult',
    'Blind transfer',
    'Tones',
    'Mute',
    'Wrap up',
  ]);
  expect(told.filter(({ className }) => className === 'leads')).toHaveLength(4);
  const lit = [...(element.shadowRoot?.querySelectorAll('.lit.label') ?? [])];
  expect(lit.map((label) => label.textContent?.trim())).toEqual(['Hold', 'Hang up']);
});

test.each(languages)(
  'state: no label of a graph lies over another label or over a state, in $name',
  async ({ id }) => {
    onTestFinished(() => showLanguage('en'));
    await showLanguage(id);
    const element = await mount(html`
    <div style="width: 460px"><icw-machines .agents=${[agentStates.connected]}></icw-machines></div>
  `);
    const machines = element.querySelector('icw-machines');
    await settled(element.firstElementChild ?? element);
    for (const graph of machines?.shadowRoot?.querySelectorAll('icw-state-graph') ?? []) {
      const boxes = (selector: string) =>
        [...(graph.shadowRoot?.querySelectorAll<SVGGraphicsElement>(selector) ?? [])].map((drawn) => ({
          words: drawn.textContent ?? '',
          ...drawn.getBoundingClientRect().toJSON(),
        }));
      const labels = boxes('.label text');
      const nodes = boxes('.node rect');
      expect(labels.length).toBeGreaterThan(4);
      const overlapping = labels.flatMap((label, at) =>
        [...labels.slice(at + 1), ...nodes]
          .filter(
            (other) =>
              label.left < other.right &&
              other.left < label.right &&
              label.top < other.bottom &&
              other.top < label.bottom,
          )
          .map((other) => `${label.words} over ${other.words}`),
      );
      expect(overlapping).toEqual([]);
    }
  },
);

test('faults: the first browser that dies switches the heartbeat on, and lives again alone', async () => {
  const settings = {
    eventAnswer: { kind: 'normal' },
    heartbeatLag: 0,
    atSessionLimit: 'wait',
    confirmsSingleMatch: true,
  };
  const element = await mount<IcwFaults>(html`
    <icw-faults
      .settings=${settings}
      .agents=${[{ userId: 'agent1', name: 'Anna Muster' }, { userId: 'agent2', name: 'Ben Beispiel' }]}
    ></icw-faults>
  `);
  const asked = eventsOf(element, 'desk-ask');
  await page.getByRole('checkbox', { name: 'Anna Muster' }).click();
  element.settings = { ...settings, heartbeatLag: 3_000, deadBrowsers: ['agent1'] } as SapSettings;
  await element.updateComplete;
  await page.getByRole('checkbox', { name: 'Ben Beispiel' }).click();
  await page.getByRole('checkbox', { name: 'Anna Muster' }).click();
  expect(asked.map(({ ask }) => ask)).toEqual([
    { kind: 'changeSettings', change: { deadBrowsers: ['agent1'], heartbeatLag: 30_000 } },
    { kind: 'changeSettings', change: { deadBrowsers: ['agent1', 'agent2'] } },
    { kind: 'changeSettings', change: { deadBrowsers: [] } },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('sequence: the lanes keep their names while one scrolls, and a long label stays within the drawing', async () => {
  const long = wireMessages(60).map((message) => ({
    ...message,
    kind: 'exchange' as const,
    link: 'bridge → CIC' as const,
    name: 'POST {S}/interactions/3001000001/consult-and-something-longer-than-a-lane',
  }));
  const element = await mount<IcwSequence>(html`
    <icw-sequence style="height: 300px; width: 460px" .wire=${long} .journal=${[]}></icw-sequence>
  `);
  await expect.element(page.getByText('Toolbar', { exact: true }).first()).toBeVisible();
  const frame = element.getBoundingClientRect();
  const { top = 0 } = element.shadowRoot?.querySelector('.names')?.getBoundingClientRect() ?? {};
  expect(top).toBeGreaterThanOrEqual(frame.top);
  expect(element.shadowRoot?.querySelector('.scroller')?.scrollTop).toBeGreaterThan(100);
  const outside = [...(element.shadowRoot?.querySelectorAll('.arrow text') ?? [])].filter((label) => {
    const { left, right } = label.getBoundingClientRect();
    return left < frame.left || right > frame.right;
  });
  expect(outside).toEqual([]);
});

test('sequence: an arrow leads to its message, by mouse and by keyboard, and the drawing can be saved', async () => {
  const element = await mount<IcwSequence>(html`
    <icw-sequence style="height: 400px" .wire=${wireMessages(6)} .journal=${moments}></icw-sequence>
  `);
  const opened = eventsOf(element, 'desk-open-message');
  await page
    .getByRole('button', { name: /^IciPhoneCall.accept, SAP to Bridge/ })
    .first()
    .click();
  await userEvent.keyboard('{End}{Enter}');
  expect(opened.map(({ seq }) => seq)).toEqual([1, 6]);
  const drawn = new DOMParser().parseFromString(element.svgText() ?? '', 'image/svg+xml');
  expect(drawn.querySelector('parsererror')).toBeNull();
  expect(drawn.querySelectorAll('.arrow')).toHaveLength(9);
  expect(await axeViolations(element)).toEqual([]);
});

test('sequence: what the toolbar sent stands before the messages that follow from it', () => {
  const arrows = sequenceArrows(wireMessages(3), moments, { newest: 10, hidesSetUp: false });
  expect(arrows.map(({ id }) => id)).toEqual(['m1', 'c1', 'm2', 'c2', 'm3', 'c3']);
});

test('editor: checks while one writes and names the problems', async () => {
  const element = await mount(html`
    <icw-scenario-editor .source=${'{"name": 1}'} .problems=${['name: must be a string']}></icw-scenario-editor>
  `);
  const asked = eventsOf(element, 'desk-ask');
  await expect.element(page.getByText('name: must be a string')).toBeVisible();
  await page.getByRole('textbox', { name: 'Scenario as JSON' }).fill('{}');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  expect(asked.map(({ ask }) => ask)).toEqual([
    { kind: 'checkScenario', text: '{}' },
    { kind: 'playText', text: '{}' },
  ]);
  expect(await axeViolations(element)).toEqual([]);
});

test('a scenario survives the way through a link', async () => {
  const text = '{"name":"ü","title":"Größe"}';
  const link = await scenarioLink('http://127.0.0.1:4300/?agent=agent1#profile=x', text);
  expect(await scenarioInHash(new URL(link).hash)).toBe(text);
  expect(new URL(link).hash).toContain('profile=x');
});

test('bodies keep what crossed: nothing malformed becomes a tree, and no markup is made of it', () => {
  expect(bodyTree('<a><b></a>')).toBeUndefined();
  expect(bodyTree('{"a":')).toBeUndefined();
  expect(bodyTree('plain')).toBeUndefined();
  const words = (node = bodyTree('<a x="1"><b>&lt;i&gt;</b></a>')): string =>
    node
      ? [
          ...node.open.map(({ text }) => text),
          ...node.children.map(words),
          ...node.close.map(({ text }) => text),
        ].join('')
      : '';
  expect(words()).toBe('<a x="1"><b>&lt;i&gt;</b></a>');
});

test('curl: quotes what the shell would read', () => {
  const [first] = wireMessages(1);
  if (!first) throw new Error('no message');
  const curl = asCurl({ ...first, request: { headers: { host: '127.0.0.1:1' }, body: "it's" } });
  expect(curl).toContain(`--data-raw 'it'\\''s'`);
});
