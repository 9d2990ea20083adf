import type { Clock } from '@switchhook/bridge/clock';
import { playScenario, type Step } from '@switchhook/mocks/scenarios';
import type { Target } from '../target.ts';
import { brokenOnWire, type WalkFailure } from './walk.ts';
import { scenarioOf, settle } from './walked-path.ts';

/** Seconds that a try waits for what it should see: most tries end in waiting in vain. */
const hurriedSeconds = 1.5;
const patientSeconds = 5;

/**
 * Leaves steps out as long as the same rule breaks: the shortest path that one step less no longer fails on. Each try
 * is played in a world of its own. The step that fails stays the last, and says what is wrong. Tries are in a hurry,
 * and what they led to is tried with patience: where a slow machine misled them, all is tried so.
 */
export async function shrinkWalk(
  failure: WalkFailure,
  target: Target,
  clock: Clock,
  most = 80,
): Promise<WalkFailure> {
  const failsStill = (steps: readonly Step[], seconds: number) =>
    stillFails(steps, failure.rule, target, clock, seconds);
  const whole = failure.scenario.steps;
  const hurried = await leaveOut(whole, most, (steps) => failsStill(steps, hurriedSeconds));
  const isTrue = hurried === whole || (await failsStill(hurried, patientSeconds));
  const steps = isTrue ? hurried : await leaveOut(whole, most, (fewer) => failsStill(fewer, patientSeconds));
  const last = steps.at(-1);
  const noted = last ? [...steps.slice(0, -1), { ...last, note: `Fails here: ${failure.what}` }] : steps;
  return { ...failure, scenario: scenarioOf(failure.scenario.name, failure.scenario.title, noted) };
}

async function leaveOut(
  whole: readonly Step[],
  most: number,
  failsStill: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let steps = whole;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    // From the end: what comes late leans on what comes early, and goes with it otherwise never.
    for (let to = steps.length - 1; to > 0 && tries < most; ) {
      const from = Math.max(0, to - size);
      const fewer = [...steps.slice(0, from), ...steps.slice(to)];
      tries += 1;
      if (await failsStill(fewer)) steps = fewer;
      to = from;
    }
  }
  return steps;
}

async function stillFails(
  steps: readonly Step[],
  rule: string,
  target: Target,
  clock: Clock,
  seconds: number,
): Promise<boolean> {
  const opened = await target.open();
  const { world } = opened;
  try {
    const last = steps.length - 1;
    const waiting = steps.map((step) => ('see' in step ? { within: seconds, ...step } : step));
    const { outcome, steps: played } = await playScenario(scenarioOf('walk', 'Walk', waiting), world);
    if (rule.startsWith('wire: ')) return outcome === 'passed' && (await brokenOnWire(opened))?.rule === rule;
    if (outcome === 'passed')
      return rule !== 'step' && (await settle(world, clock, seconds * 1_000))?.rule === rule;
    // A step that leans on one that was left out fails for another reason.
    const failed = played.at(-1);
    if (failed?.index !== last || /nothing is called/.test(failed.message ?? '')) return false;
    return rule === 'step' || (await settle(world, clock, seconds * 1_000))?.rule === rule;
  } finally {
    await opened.close();
  }
}
