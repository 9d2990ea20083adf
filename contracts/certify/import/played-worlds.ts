import { demoPassword, demoWorld } from '@switchhook/mocks/cic';
import { playScenario, type Scenario } from '@switchhook/mocks/scenarios';
import type { ProviderWorld } from '../../pact/provider-world.ts';
import { itemOf } from '../judge/item-of.ts';
import { readMessages } from '../judge/read-messages.ts';
import { readRecording } from '../judge/read-recording.ts';
import type { Target, TargetWorld } from '../target.ts';

/** Providers in which the first steps of an imported scenario have been played. */
export interface PlayedWorlds {
  open(): Promise<ProviderWorld>;
  close(): Promise<void>;
}

interface Played {
  readonly opened: TargetWorld;
  readonly steps: string;
  readonly values: ReadonlyMap<string, string>;
}

/** What only reads leaves a world as it was: it then serves the next interaction that begins there. */
const reads = /<(?:[\w.-]+:)?Body[^>]*>\s*<(?:[\w.-]+:)?(?:get|exchange|ping)/;

export function playedWorlds(scenario: Scenario, target: Target): PlayedWorlds {
  let unchanged: Played | undefined;

  async function played(steps: string): Promise<Played> {
    const kept = unchanged;
    unchanged = undefined;
    if (kept?.steps === steps) return kept;
    await kept?.opened.close();
    const opened = await target.open({ needs: scenario.needs });
    try {
      const part = { ...scenario, steps: scenario.steps.slice(0, Number(steps)) };
      if (part.steps.length > 0) {
        const { outcome, steps: results } = await playScenario(part, opened.world);
        if (outcome !== 'passed') throw new Error(`Failed to play the scenario: ${results.at(-1)?.message}`);
      }
      const values = new Map([
        ...seats(opened.world.sapApi),
        ...valuesIn(JSON.stringify(await opened.messages())),
      ]);
      return { opened, steps, values };
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  return {
    async open() {
      let current: Played | undefined;
      let isChanged = false;
      return {
        get url() {
          return current?.opened.world.bridge ?? '';
        },
        canServeAgain: false,
        async enter(_state, { steps = '0' }) {
          current = await played(steps);
          return {};
        },
        adapt(body) {
          isChanged ||= !reads.test(body);
          return body.replace(
            /\$\{([\w: ]+)\}/g,
            (whole, name: string) => current?.values.get(name) ?? whole,
          );
        },
        async close() {
          if (!current) return;
          if (isChanged || unchanged) await current.opened.close();
          else unchanged = current;
        },
      };
    },
    async close() {
      await unchanged?.opened.close();
      unchanged = undefined;
    },
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
