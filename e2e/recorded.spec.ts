import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TestInfo } from '@playwright/test';
import type { AgentDesktop } from './agent-desktop.ts';
import { recordHeldCall } from './record-held-call.ts';
import { ask } from './reset-stack.ts';
import { runProcess, runSpecs } from './run-spec.ts';
import type { Addresses } from './stack-process.ts';
import { expect, test } from './story.ts';

async function exported(agent: AgentDesktop, as: string): Promise<string> {
  await agent.desk.getByRole('button', { name: as }).click();
  const text = agent.desk.getByRole('textbox', { name: 'Made from the scenario' });
  await expect(text).toHaveValue(/Made from the scenario/);
  return text.inputValue();
}

/** The spec passes, and fails where the call would have to have ended instead of being held. */
async function expectToJudge(told: string, stack: Addresses, info: TestInfo): Promise<void> {
  const another = told.replace(/state: 'held'/, "state: 'ended'");
  expect(another).not.toBe(told);
  const { held, printed } = await runSpecs({ told, another }, stack, info);
  expect(held, printed).toEqual({ told: true, another: false });
}

// Each plays its story thrice: once by hand, and in specs that have a browser of their own.
test.slow();

test('what was recorded by hand becomes a spec that passes, and fails where the story is another', async ({
  agent,
  stack,
  cic,
}, info) => {
  await recordHeldCall(agent, cic);
  await expectToJudge(await exported(agent, 'As Playwright spec'), stack, info);
});

const certify = fileURLToPath(new URL('../contracts/certify/switchhook-certify.mjs', import.meta.url));

/** The last message that crossed before the story. */
async function lastOnWire({ sap }: Addresses): Promise<number> {
  const wire = (await ask('GET', `${sap}/wire?limit=10000`)) as readonly { readonly seq: number }[];
  return wire.at(-1)?.seq ?? 0;
}

/** What crossed since then, with its bodies: a recording as whoever has only the wire takes it. */
async function recordingAfter({ sap }: Addresses, after: number): Promise<string> {
  const wire = (await ask('GET', `${sap}/wire?after=${after}&limit=10000`)) as readonly {
    readonly seq: number;
  }[];
  const details = await Promise.all(wire.map(({ seq }) => ask('GET', `${sap}/wire/${seq}`)));
  return JSON.stringify(details);
}

test('an imported recording becomes a spec that passes, and fails where the story is another', async ({
  agent,
  stack,
  cic,
}, info) => {
  const before = await lastOnWire(stack);
  await agent.logOn();
  await agent.becomeReady();
  const call = await cic.place({ to: { workgroup: 'Sales' }, from: '+496227747474' });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await agent.press('Hold');
  await agent.expectCall('On hold');
  await agent.press('Retrieve');
  await agent.expectCall('Connected');
  await cic.hangUp(call);
  await agent.expectEnabled('End');
  const recording = info.outputPath('trace.json');
  await writeFile(recording, await recordingAfter(stack, before));

  const imported = await runProcess([certify, 'import', recording, '--out', info.outputPath()]);
  expect(imported.code, imported.printed).toBe(0);

  const spec = await readFile(info.outputPath('trace.spec.ts'), 'utf8');
  expect(spec).not.toContain('6227747474');
  await expectToJudge(spec, stack, info);
});
