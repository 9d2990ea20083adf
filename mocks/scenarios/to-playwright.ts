import type { Scenario, Step } from './scenario.ts';
import { fillable, written } from './source-text.ts';
import { stepText } from './step-text.ts';

/**
 * Commands that a button of the toolbar gives by itself, and its name. The others are sent as the toolbar sends them.
 */
const buttons: Readonly<Record<string, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  hold: 'Hold',
  retrieve: 'Retrieve',
  hangUp: 'Hang Up',
  end: 'End',
};

/**
 * Writes a Playwright spec that plays the scenario through the page: what the toolbar has a button for is clicked,
 * the rest goes through the same routes as in the page. It stands by itself and reads the address from
 * `SWITCHHOOK_URL`.
 */
export function toPlaywright(scenario: Scenario): string {
  const agents = [...new Set(scenario.steps.flatMap((step) => ('agent' in step ? [step.agent] : [])))];
  const steps = scenario.steps.map(
    (step) =>
      `  await test.step(${written(stepText(step))}, async () => {\n${indented(stepSource(step))}\n  });`,
  );
  return `import { expect, type Page, test } from '@playwright/test';

// ${scenario.title}. Made from the scenario "${scenario.name}"; start the parts with npm start.
const url = process.env.SWITCHHOOK_URL ?? 'http://127.0.0.1:4300/';
const agents = ${written(agents)};

${support}
test(${written(scenario.title)}, async ({ browser }) => {
  const pages = new Map<string, Page>();
  for (const agent of agents) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(\`\${url}?agent=\${agent}\`);
    pages.set(agent, page);
  }
  const names: Record<string, string> = {};
  const control = ((await ask('GET', '/api/desk')) as { cicControl: string }).cicControl;
  const wireFrom = await lastSeq();

${steps.join('\n')}
});
`;
}

function stepSource(step: Step): string {
  if ('do' in step) return doSource(step);
  const within = `{ timeout: ${(step.within ?? 5) * 1_000} }`;
  switch (step.see) {
    case 'agent':
      return `await expect(async () => expect(await viewOf(${written(step.agent)})).toEqual(like(${fillable(step.matches)}))).toPass(${within});`;
    case 'session': {
      const item = step.item === undefined ? 'undefined' : fillable(step.item);
      const named = step.as ? `\nnames.${step.as} = found.item.itemId;` : '';
      const session = step.asSession ? `\nnames.${step.asSession} = found.sessionId;` : '';
      return `const found = await sessionLike(${written(step.agent)}, ${item}, ${fillable(step.matches)}, ${within});${named}${session}${named || session ? '' : '\nexpect(found).toBeDefined();'}`;
    }
    case 'noItem':
      return `await expect(async () => expect(await sessionsOf(${written(step.agent)}, ${fillable(step.item)})).toEqual([])).toPass(${within});`;
    case 'wire': {
      const { see: _, within: __, note: ___, ...wanted } = step;
      return `await expect(async () => expect(await onWire(wireFrom, ${fillable(wanted)})).toBe(${step.times === undefined ? 'true' : step.times})).toPass(${within});`.replace(
        'toBe(true)',
        'toBeGreaterThan(0)',
      );
    }
    case 'cic':
      return `await expect(async () => expect(await ask('GET', control + ${fillable(step.path)})).toEqual(like(${fillable(step.matches)}))).toPass(${within});`;
    case 'sap':
      return `await expect(async () => expect(await ask('GET', '/api' + ${fillable(step.path)})).toEqual(like(${fillable(step.matches)}))).toPass(${within});`;
  }
}

function doSource(step: Extract<Step, { readonly do: string }>): string {
  switch (step.do) {
    case 'logOn': {
      const agent = written(step.agent);
      const given = step.workcenterId === undefined ? {} : { workcenterId: step.workcenterId };
      const logOn = `ask('POST', '/api/agents/' + ${agent} + '/log-on', ${fillable(given)})`;
      if (step.refused) return refused(logOn, step.refused);
      if (step.workMode === undefined) return `await ${logOn};`;
      return `await ${logOn};\nawait command(${agent}, ${fillable({ command: 'setWorkMode', workMode: step.workMode })});\nawait expect(async () => expect(await viewOf(${agent})).toEqual(like(${fillable({ workMode: { id: step.workMode } })}))).toPass({ timeout: 5000 });`;
    }
    case 'logOff':
      return `await ask('POST', '/api/agents/' + ${written(step.agent)} + '/log-off', {});`;
    case 'press': {
      const agent = written(step.agent);
      const send = `command(${agent}, ${fillable(step.command)})`;
      if (step.refused) return refused(send, step.refused);
      const button = buttons[step.command.command];
      if (!button) return `await ${send};`;
      return `await press(pages.get(${agent}), ${written(button)}, () => ${send});`;
    }
    case 'place':
      return `${step.as ? 'const placed = (' : ''}await ask('POST', control + '/interactions', ${fillable(step.interaction)})${step.as ? `) as { interactionId: string };\nnames.${step.as} = placed.interactionId;` : ';'}`;
    case 'remote':
      return `await ask('POST', control + '/interactions/' + ${fillable(step.interaction)} + '/${step.action}', ${fillable(step.body ?? {})});`;
    case 'cic':
    case 'sap': {
      const base = step.do === 'cic' ? 'control' : "'/api'";
      const body = step.body === undefined ? '' : `, ${fillable(step.body)}`;
      const call = `ask(${written(step.method ?? 'POST')}, ${base} + ${fillable(step.path)}${body})`;
      if (step.refused) return refused(call, step.refused);
      return step.as ? `names.${step.as} = idIn(await ${call});` : `await ${call};`;
    }
    case 'soap':
      // A skip would hide every step after it.
      return `throw new Error('Failed to play a step that speaks SOAP to the bridge. Play this as a scenario.');`;
    case 'advance':
      return `await ask('POST', control + '/clock/advance', { ms: ${step.seconds * 1_000} });`;
  }
}

const refused = (call: string, words: boolean | string): string =>
  `await expect(${call}).rejects.toThrow(${typeof words === 'string' ? written(words) : ''});`;

const indented = (source: string): string =>
  source
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** What every spec brings along, so that it runs where nothing of this project is installed. */
const support = `async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const address = path.startsWith('/') ? new URL(path, url).href : path;
  const response = await fetch(address, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(\`\${method} \${address}: \${response.status} \${text}\`);
  return text ? JSON.parse(text) : undefined;
}

const command = (agent: string, body: object) => ask('POST', \`/api/agents/\${agent}/commands\`, body);

/** Clicks the button once it works; where the layout does not show it, sends what it would. */
async function press(page: Page | undefined, name: string, send: () => Promise<unknown>) {
  const button = page?.getByRole('toolbar').getByRole('button', { name, exact: true });
  if (!button || (await button.count()) !== 1) return send();
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
}

type Item = { itemId: string; state: string };
type Session = { sessionId: string; item: Item; items?: Item[] };
type View = { sessions: Session[] };

const viewOf = (agent: string) => ask('GET', \`/api/agents/\${agent}\`) as Promise<View>;

/** The sessions of an agent; with an item only those that hold it, and that item in front. */
async function sessionsOf(agent: string, itemId: string | undefined): Promise<Session[]> {
  const { sessions } = await viewOf(agent);
  if (itemId === undefined) return sessions;
  return sessions.flatMap((session) => {
    const items = session.items ?? (session.item ? [session.item] : []);
    const item = items.find((each) => each.itemId === itemId || each.itemId.startsWith(\`\${itemId}.\`));
    return item ? [{ ...session, item }] : [];
  });
}

async function sessionLike(agent: string, itemId: string | undefined, wanted: unknown, within: object) {
  let found: Session | undefined;
  await expect(async () => {
    const sessions = await sessionsOf(agent, itemId);
    found = sessions.find((session) => fits(wanted, session));
    if (!found) expect(sessions).toContainEqual(like(wanted));
  }).toPass(within);
  return found as Session;
}

async function lastSeq(): Promise<number> {
  const wire = (await ask('GET', '/api/wire?limit=10000').catch(() => [])) as { seq: number }[];
  return wire.at(-1)?.seq ?? 0;
}

type Wanted = { link: string; name: string; contains?: string[]; isError?: boolean };

async function onWire(after: number, wanted: Wanted): Promise<number> {
  const wire = (await ask('GET', \`/api/wire?after=\${after}&limit=10000\`)) as (Wanted & { seq: number })[];
  let count = 0;
  for (const { seq, link, name, isError } of wire) {
    if (link !== wanted.link || name !== wanted.name) continue;
    if (wanted.isError !== undefined && wanted.isError !== isError) continue;
    const text = wanted.contains ? JSON.stringify(await ask('GET', \`/api/wire/\${seq}\`)) : '';
    if ((wanted.contains ?? []).every((part) => text.includes(JSON.stringify(part).slice(1, -1)))) count += 1;
  }
  return count;
}

const idIn = (answer: unknown): string =>
  String(Object.entries(answer as object).find(([key]) => /id$/i.test(key))?.[1]);

/** A scenario's pattern as an asymmetric matcher, so that a failure shows both sides. */
const like = (wanted: unknown) => new Like(wanted);

class Like {
  constructor(readonly wanted: unknown) {}
  asymmetricMatch(value: unknown): boolean {
    return fits(this.wanted, value);
  }
  toString(): string {
    return JSON.stringify(this.wanted);
  }
  get [Symbol.for('asymmetricMatch')](): boolean {
    return true;
  }
  $$typeof = Symbol.for('jest.asymmetricMatcher');
}

function fits(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(value) && value.length === wanted.length && wanted.every((part, at) => fits(part, value[at]));
  }
  if (typeof wanted !== 'object' || wanted === null) return Object.is(wanted, value);
  const list = Array.isArray(value) ? value : [];
  const [operator, ...others] = Object.keys(wanted);
  const operand = (wanted as Record<string, unknown>)[operator ?? ''];
  if (others.length === 0) {
    if (operator === '$some') return list.some((entry) => fits(operand, entry));
    if (operator === '$none') return !list.some((entry) => fits(operand, entry));
    if (operator === '$length') return list.length === operand;
    if (operator === '$matches') return typeof value === 'string' && new RegExp(String(operand), 'u').test(value);
    if (operator === '$not') return !fits(operand, value);
    if (operator === '$absent') return value === undefined;
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(wanted).every(([key, part]) => fits(part, (value as Record<string, unknown>)[key]));
}
`;
