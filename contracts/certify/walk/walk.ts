import { type Clock, delay, seededRng } from '@switchhook/bridge/clock';
import { playScenario, type Scenario, type ScenarioWorld, type Step } from '@switchhook/mocks/scenarios';
import type { Target } from '../target.ts';
import { type Violation, violationsIn } from './invariants.ts';
import { firstSteps, type Move, movesIn } from './moves.ts';
import { itemsOf, type ObservedWorld, observe } from './observed-world.ts';

export interface WalkOptions {
  readonly target: Target;
  readonly clock: Clock;
  readonly seed: number;
  readonly steps: number;
  /** Milliseconds after which no further step is begun. */
  readonly within?: number;
  readonly onMove?: (move: Move, count: number) => void;
  readonly signal?: AbortSignal;
}

export interface WalkFailure {
  /** What is broken: the rule, or that a step failed. */
  readonly rule: string;
  readonly what: string;
  /** The path to it, with the step that fails at its end. */
  readonly scenario: Scenario;
}

export interface WalkResult {
  readonly steps: number;
  /** Pairs of a state and a move that were tried. */
  readonly covered: number;
  readonly states: number;
  readonly failure?: WalkFailure;
}

/** Real milliseconds in which all parts have to agree. */
const settling = 4_000;
/** A path gets a new world after this many moves: a failure in a short one is soon understood. */
const longestPath = 40;

/**
 * Walks through the state space by seed and holds the invariants after every step: moves that were not yet tried in
 * a state go first, so that every state is reached on a short path and left in every way.
 */
export async function walk(options: WalkOptions): Promise<WalkResult> {
  const { target, clock, seed, steps, within = Number.POSITIVE_INFINITY, signal } = options;
  const random = seededRng(seed);
  const tried = new Set<string>();
  const states = new Set<string>();
  const end = clock.now() + within;
  let count = 0;
  while (count < steps && clock.now() < end && !signal?.aborted) {
    const { world: parts, close } = await target.open();
    try {
      const names = new Map<string, string>();
      const path: Step[] = [];
      let failure = await advance(parts, clock, firstSteps, path, names);
      for (
        let length = 0;
        !failure && length < longestPath && count < steps && clock.now() < end;
        length += 1
      ) {
        const observed = await observe(parts);
        const state = stateOf(observed);
        states.add(state);
        const moves = movesIn(observed, names);
        const fresh = moves.filter(({ kind }) => !tried.has(`${state} / ${kind}`));
        const choices = fresh.length > 0 ? fresh : moves;
        const move = choices[Math.floor(random() * choices.length)];
        if (!move || signal?.aborted) break;
        tried.add(`${state} / ${move.kind}`);
        count += 1;
        options.onMove?.(move, count);
        failure = await advance(parts, clock, move.steps, path, names);
      }
      if (failure) {
        return {
          steps: count,
          covered: tried.size,
          states: states.size,
          failure: failureOf(failure, path, seed),
        };
      }
    } finally {
      await close();
    }
  }
  return { steps: count, covered: tried.size, states: states.size };
}

export interface Broken {
  readonly rule: string;
  readonly what: string;
  readonly shouldSee?: Step;
}

/** Does steps, waits until everything agrees, and says what does not; ids get their names on the way. */
async function advance(
  parts: ScenarioWorld,
  clock: Clock,
  steps: readonly Step[],
  path: Step[],
  names: Map<string, string>,
): Promise<Broken | undefined> {
  const before = new Set((await observe(parts)).interactions.map(({ interactionId }) => interactionId));
  path.push(...steps);
  const filled = steps.map((step) => fillNames(step, names));
  const { outcome, steps: results } = await playScenario(scenarioOf('walk', 'Walk', filled), parts);
  if (outcome === 'failed') {
    return { rule: 'step', what: results.at(-1)?.message ?? 'the step failed' };
  }
  const placed = steps.find((step) => 'do' in step && step.do === 'place');
  if (placed && 'as' in placed && placed.as) {
    const { interactions } = await observe(parts);
    const id = interactions.find(({ interactionId }) => !before.has(interactionId))?.interactionId;
    if (id !== undefined) names.set(id, placed.as);
  }
  return settle(parts, clock);
}

/** Messages are under way after every step: only what stays is a violation. */
export async function settle(parts: ScenarioWorld, clock: Clock): Promise<Violation | undefined> {
  const end = clock.now() + settling;
  for (;;) {
    const [violation] = await violationsIn(await observe(parts), parts);
    if (!violation || clock.now() > end) return violation;
    await delay(clock, 25);
  }
}

/** Where the walk stands, without ids: what each agent has, in which state. */
function stateOf({ agents, interactions }: ObservedWorld): string {
  const told = agents.map(
    (view) =>
      `${view.userId} ${view.workMode?.id ?? '-'} ${itemsOf(view)
        .map(({ channel, state }) => `${channel} ${state}`)
        .sort()
        .join(', ')}`,
  );
  const waiting = interactions.filter(({ user, state }) => user === null && !'IE'.includes(state)).length;
  return `${told.join('; ')}; ${waiting} wait`;
}

function failureOf({ rule, what, shouldSee }: Broken, path: readonly Step[], seed: number): WalkFailure {
  const named = shouldSee ? [...path, shouldSee] : path;
  return {
    rule,
    what,
    scenario: scenarioOf(`walk-${seed}`, `A walk of seed ${seed}: ${what.slice(0, 160)}`, named),
  };
}

export function scenarioOf(name: string, title: string, steps: readonly Step[]): Scenario {
  return {
    name,
    title,
    requirements: [],
    tags: ['walk'],
    needs: ['cic', 'virtualClock', 'bridge'],
    steps: [...steps],
  };
}

/** Steps of a walk are played one by one, so the names of earlier ones are put in here. */
function fillNames(step: Step, names: ReadonlyMap<string, string>): Step {
  let text = JSON.stringify(step);
  for (const [id, name] of names) {
    text = text.replaceAll(`\${${name}}`, id).replaceAll(`"$${name}"`, JSON.stringify(id));
  }
  return JSON.parse(text) as Step;
}
