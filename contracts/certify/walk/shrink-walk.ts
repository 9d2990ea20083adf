import type { Clock } from '@switchhook/bridge/clock';
import { playScenario, type Step } from '@switchhook/mocks/scenarios';
import type { Target } from '../target.ts';
import { scenarioOf, settle, type WalkFailure } from './walk.ts';

/**
 * Leaves steps out as long as the same rule breaks: the shortest path that one step less no longer fails on. Each try
 * is played in a world of its own.
 */
export async function shrinkWalk(
  failure: WalkFailure,
  target: Target,
  clock: Clock,
  most = 60,
): Promise<WalkFailure> {
  const last = failure.scenario.steps.at(-1);
  let steps: readonly Step[] = failure.scenario.steps;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from + size < steps.length && tries < most; ) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + size)];
      tries += 1;
      if (await stillFails(fewer, failure.rule, target, clock)) steps = fewer;
      else from += size;
    }
  }
  if (last && steps.at(-1) !== last) steps = [...steps, last];
  return { ...failure, scenario: scenarioOf(failure.scenario.name, failure.scenario.title, steps) };
}

async function stillFails(
  steps: readonly Step[],
  rule: string,
  target: Target,
  clock: Clock,
): Promise<boolean> {
  const { world, close } = await target.open();
  try {
    const last = steps.length - 1;
    const { outcome, steps: played } = await playScenario(scenarioOf('walk', 'Walk', steps), world);
    if (outcome === 'passed') return rule !== 'step' && (await settle(world, clock))?.rule === rule;
    // A step that leans on one that was left out fails for another reason.
    const failed = played.at(-1);
    if (failed?.index !== last || /nothing is called/.test(failed.message ?? '')) return false;
    return rule === 'step' || (await settle(world, clock))?.rule === rule;
  } finally {
    await close();
  }
}
