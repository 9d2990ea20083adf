import { readdirSync, readFileSync } from 'node:fs';
import type { PlayView, ScenarioEntry } from '@switchhook/simulator/desk-model';
import type { AgentView } from '@switchhook/simulator/model';
import type { AgentDesktop } from './agent-desktop.ts';
import { ask } from './reset-stack.ts';
import { expect, test } from './story.ts';

const folder = new URL('../mocks/scenarios/catalogue/', import.meta.url);
const scenarios: readonly { readonly name: string; readonly title: string }[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

test.use({ stackArguments: ['--pair'] });

for (const { name, title } of scenarios) {
  test(`${name}: the page follows while it is played, and shows what SAP holds at its end`, async ({
    agent,
    stack,
  }) => {
    test.setTimeout(120_000);
    const entries = (await ask('GET', `${stack.sap}/scenarios`)) as readonly ScenarioEntry[];
    expect(entries.find((entry) => entry.name === name)?.whyNot).toBeUndefined();

    await agent.open();
    await agent.openDesk('Scenarios');
    await agent.desk.getByRole('searchbox', { name: 'Find a scenario' }).fill(title);
    await agent.desk.getByRole('button', { name: `Play ${title}`, exact: true }).click();
    const current = async () => (await ask('GET', `${stack.sap}/plays/current`)) as PlayView | undefined;
    await expect
      .poll(async () => ((await current())?.name === name ? (await current())?.outcome : 'waiting'), {
        timeout: 110_000,
      })
      .toMatch(/passed|failed|stopped/);
    const play = await current();
    expect(play?.steps.find(({ state }) => state === 'failed')?.message).toBeUndefined();
    expect(play?.outcome).toBe('passed');
    await expectToShow(agent, stack.sap);
  });
}

/** What the agent's page has to show of the view that SAP holds. */
async function expectToShow(agent: AgentDesktop, sap: string): Promise<void> {
  const view = async () => (await ask('GET', `${sap}/agents/agent1`)) as AgentView;
  const { isLoggedOn, sessions, activeSessionId } = await view();
  if (!isLoggedOn) {
    await expect(agent.client.getByRole('button', { name: 'Log On', exact: true })).toBeVisible();
    return;
  }
  await expect(agent.toolbar).toBeVisible();
  if (sessions.length > 1) await expect(agent.tabs).toHaveCount(sessions.length);
  const active = sessions.find(({ sessionId }) => sessionId === activeSessionId);
  if (!active?.item) await agent.expectCall('No interaction');
  else await expect(agent.call).toContainText(active.ctiBar.left);
}
