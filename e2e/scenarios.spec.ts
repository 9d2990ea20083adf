import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { PlayView, ScenarioEntry } from '@switchhook/simulator/desk-model';
import type { AgentView } from '@switchhook/simulator/model';
import { AgentDesktop } from './agent-desktop.ts';
import { ask } from './reset-stack.ts';
import { missingSight, scenarioSights } from './scenario-sights.ts';
import { sightsOf, watchSights } from './sights.ts';
import { expect, test } from './story.ts';

const folder = new URL('../mocks/scenarios/catalogue/', import.meta.url);
const scenarios: readonly { readonly name: string; readonly title: string }[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

test.use({ stackArguments: ['--pair'] });

test('each scenario of the catalogue, and nothing else, says what its agents have to see', () => {
  expect(Object.keys(scenarioSights).toSorted()).toEqual(scenarios.map(({ name }) => name).toSorted());
});

for (const { name, title } of scenarios) {
  test(`${name}: its agents see what it tells, and at its end what SAP holds`, async ({ page, stack }) => {
    test.setTimeout(120_000);
    const entries = (await ask('GET', `${stack.sap}/scenarios`)) as readonly ScenarioEntry[];
    expect(entries.find((entry) => entry.name === name)?.whyNot).toBeUndefined();

    const userIds = Object.keys(scenarioSights[name] ?? {});
    await watchSights(page);
    await page.goto(`${stack.simulator}?agent=${userIds.join()}`);
    await expect(
      page.locator('icw-webclient').getByRole('button', { name: 'Log On', exact: true }),
    ).toHaveCount(userIds.length);
    const { desk } = new AgentDesktop(page, stack.simulator);
    await desk.getByRole('tab', { name: 'Scenarios', exact: true }).click();
    await desk.getByRole('searchbox', { name: 'Find a scenario' }).fill(title);
    await desk.getByRole('button', { name: `Play ${title}`, exact: true }).click();
    const current = async () => (await ask('GET', `${stack.sap}/plays/current`)) as PlayView | undefined;
    await expect
      .poll(async () => ((await current())?.name === name ? (await current())?.outcome : 'waiting'), {
        timeout: 110_000,
      })
      .toMatch(/passed|failed|stopped/);
    const play = await current();
    expect(play?.steps.find(({ state }) => state === 'failed')?.message).toBeUndefined();
    expect(play?.outcome).toBe('passed');

    for (const [at, userId] of userIds.entries()) {
      const client = page.locator('icw-webclient').nth(at);
      await expectToShow(new AgentDesktop(page, stack.simulator, userId, client), stack.sap);
      await expectToHaveSeen(page, userId, scenarioSights[name]?.[userId] ?? []);
    }
  });
}

async function expectToHaveSeen(page: Page, userId: string, expected: readonly RegExp[]): Promise<void> {
  await expect(async () => {
    const seen = await sightsOf(page, userId);
    expect(missingSight(seen, expected)?.source, `${userId} saw\n${seen.join('\n')}`).toBeUndefined();
  }).toPass({ timeout: 5_000 });
}

/** What the agent's page has to show of the view that SAP holds. */
async function expectToShow(agent: AgentDesktop, sap: string): Promise<void> {
  const view = async () => (await ask('GET', `${sap}/agents/${agent.userId}`)) as AgentView;
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
