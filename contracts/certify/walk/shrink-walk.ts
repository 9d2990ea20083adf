import type { Clock } from '@switchhook/bridge/clock';
import { playScenario, type Step } from '@switchhook/mocks/scenarios';
import type { Target } from '../target.ts';
import { brokenOnWire, type WalkFailure } from './walk.ts';
import { scenarioOf, settle } from './walked-path.ts';

/**
 * Leaves steps out as long as the same rule breaks: the shortest path that one step less no longer fails on. Each try
 * is played in a world of its own. The step that fails stays the last, and says what is wrong.
 */
export async function shrinkWalk(
  failure: WalkFailure,
  target: Target,
  clock: Clock,
  most = 80,
): Promise<WalkFailure> {
  let steps: readonly Step[] = failure.scenario.steps;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    // From the end: what comes late leans on what comes early, and goes with it otherwise never.
    for (let to = steps.length - 1; to > 0 && tries < most; ) {
      const from = Math.max(0, to - size);
      const fewer = [...steps.slice(0, from), ...steps.slice(to)];
      tries += 1;
      if (await stillFails(fewer, failure.rule, target, clock)) steps = fewer;
      to = from;
    }
  }
  const last = steps.at(-1);
  const noted = last ? [...steps.slice(0, -1), { ...last, note: `Fails here: ${failure.what}` }] : steps;
  return { ...failure, scenario: scenarioOf(failure.scenario.name, failure.scenario.title, noted) };
}

async function stillFails(
  steps: readonly Step[],
  rule: string,
  target: Target,
  clock: Clock,
): Promise<boolean> {
  const opened = await target.open();
  const { world } = opened;
  try {
    const last = steps.length - 1;
    const { outcome, steps: played } = await playScenario(scenarioOf('walk', 'Walk', steps), world);
    if (rule.startsWith('wire: ')) return outcome === 'passed' && (await brokenOnWire(opened))?.rule === rule;
    if (outcome === 'passed') return rule !== 'step' && (await settle(world, clock))?.rule === rule;
    // A step that leans on one that was left out fails for another reason.
    const failed = played.at(-1);
    if (failed?.index !== last || /nothing is called/.test(failed.message ?? '')) return false;
    return rule === 'step' || (await settle(world, clock))?.rule === rule;
  } finally {
    await opened.close();
  }
}
