import { demoPassword, demoWorld } from '@switchhook/mocks/cic';
import { playScenario, type Scenario } from '@switchhook/mocks/scenarios';
import type { ProviderWorld } from '../../pact/provider-world.ts';
import { itemOf } from '../judge/item-of.ts';
import { readMessages } from '../judge/read-messages.ts';
import { readRecording } from '../judge/read-recording.ts';
import type { Target } from '../target.ts';

/** A provider in which the first steps of an imported scenario have been played. */
export async function openPlayedWorld(scenario: Scenario, target: Target): Promise<ProviderWorld> {
  const opened = await target.open({ needs: scenario.needs });
  const values = new Map<string, string>();
  const { bridge } = opened.world;
  if (bridge === undefined) {
    await opened.close();
    throw new Error('Failed to verify: this world does not tell the address of its bridge. Give --bridge.');
  }
  return {
    url: bridge,
    canServeAgain: false,
    async enter(_state, { steps = '0' }) {
      const part = { ...scenario, steps: scenario.steps.slice(0, Number(steps)) };
      if (part.steps.length > 0) {
        const { outcome, steps: played } = await playScenario(part, opened.world);
        if (outcome !== 'passed') throw new Error(`Failed to play the scenario: ${played.at(-1)?.message}`);
      }
      for (const [name, value] of valuesIn(JSON.stringify(await opened.messages()))) values.set(name, value);
      for (const [name, value] of seats(opened.world.sapApi)) if (!values.has(name)) values.set(name, value);
      return {};
    },
    adapt(body) {
      return body.replace(/\$\{([\w: ]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
    },
    close: () => opened.close(),
  };
}

/** What the placeholders of the contract stand for in this play: items in the order in which SAP was told of them. */
function valuesIn(messages: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const recording = readRecording(messages);
  if (recording.kind === 'unreadable') return values;
  const items: string[] = [];
  for (const message of readMessages(recording.messages).understood) {
    const told = itemOf(message);
    // The answer to an event may still be under way.
    if (told && !items.includes(told.itemId)) items.push(told.itemId);
    if (message.name !== 'IciUser.subscribe') continue;
    const { userId, appUrl, appId } = message.input;
    values.set(`appUrl:${userId}`, String(appUrl)).set(`appId:${userId}`, String(appId));
  }
  for (const [index, id] of items.entries()) values.set(`item${index + 1}`, id);
  return values;
}

/** For who has not logged on yet. */
function seats(sapApi: string): ReadonlyMap<string, string> {
  return new Map(
    demoWorld().users.flatMap(({ id, defaultStation }) => [
      [`workcenterId:${id}`, `${demoPassword};${defaultStation ?? ''}`],
      [`appUrl:${id}`, `${new URL(sapApi).origin}/events`],
      [`appId:${id}`, 'imported'],
    ]),
  );
}
