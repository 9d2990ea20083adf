import { playwrightSupport, soapSupport } from './playwright-support.ts';
import type { Scenario, Step } from './scenario.ts';
import { type SoapStep, soapBody } from './soap-body.ts';
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

${playwrightSupport}${scenario.steps.some((step) => 'do' in step && step.do === 'soap') ? `\n${soapSupport}` : ''}
test(${written(scenario.title)}, async ({ browser }) => {
  const control = ((await ask('GET', '/api/desk')) as { cicControl: string }).cicControl;
  await reset(control);
  const pages = new Map<string, Page>();
  for (const agent of agents) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(\`\${url}?agent=\${agent}\`);
    pages.set(agent, page);
  }
  const names: Record<string, string> = {};
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
      return soapSource(step);
    case 'advance':
      return `await ask('POST', control + '/clock/advance', { ms: ${step.seconds * 1_000} });`;
  }
}

function soapSource(step: SoapStep): string {
  const { path, headers = {}, status, fault, contains = [], take, as, fill } = step;
  const { fill: _, ...short } = step;
  const text = soapBody(fill ? short : step)?.replaceAll(
    /\$([A-Za-z]\w*)/g,
    (_, name: string) => `\${${name}}`,
  );
  const filled = fill ? `.replace('{fill}', ${written(fill.text)}.repeat(${fill.times}))` : '';
  const body = text === undefined ? 'undefined' : `${fillable(text)}${filled}`;
  return [
    `const answer = await soap(${fillable(path)}, ${body}, ${fillable(headers)});`,
    `expect(answer.fault, answer.text).toBe(${fault === undefined ? 'undefined' : written(fault)});`,
    ...(status === undefined ? [] : [`expect(answer.status).toBe(${status});`]),
    ...contains.map((part) => `expect(answer.text).toContain(${fillable(part)});`),
    ...(take === undefined
      ? []
      : [
          `const taken = /<(?:[\\w.-]+:)?${take}[^>]*>([^<]*)</.exec(answer.text)?.[1];`,
          'expect(taken).toBeDefined();',
          ...(as === undefined ? [] : [`names.${as} = String(taken);`]),
        ]),
  ].join('\n');
}

const refused = (call: string, words: boolean | string): string =>
  `await expect(${call}).rejects.toThrow(${typeof words === 'string' ? written(words) : ''});`;

const indented = (source: string): string =>
  source
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
