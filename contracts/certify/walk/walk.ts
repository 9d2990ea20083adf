import { type Clock, seededRng } from '@switchhook/bridge/clock';
import type { Scenario } from '@switchhook/mocks/scenarios';
import type { WireDetail } from '@switchhook/simulator/model';
import { judgeRecording } from '../judge/judge-recording.ts';
import { divergenceText } from '../judge/judgement-text.ts';
import { readRecording } from '../judge/read-recording.ts';
import type { Target, TargetWorld } from '../target.ts';
import { type Move, movesIn } from './moves.ts';
import { type MoveCoverage, takenMoves } from './taken-moves.ts';
import { type Broken, beginPath, scenarioOf, stateOf, type WalkedPath } from './walked-path.ts';

export interface WalkOptions {
  readonly target: Target;
  readonly clock: Clock;
  readonly seed: number;
  /** How many moves; on the way to a state that is known already they do not count. */
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
  /** Moves on the longest path. */
  readonly longest: number;
  readonly moves: MoveCoverage;
  readonly failure?: WalkFailure;
}

/** A path gets a new world after this many moves: a failure in a short one is soon understood. */
const longestPath = 40;

/**
 * Walks through the state space by seed and holds the invariants after every step: moves that were never made go
 * first, then those that were not yet tried in a state, so that every state is left in every way.
 */
export async function walk(options: WalkOptions): Promise<WalkResult> {
  const { target, clock, seed, steps, within = Number.POSITIVE_INFINITY, signal } = options;
  const random = seededRng(seed);
  const tried = new Set<string>();
  const states = new Set<string>();
  const taken = takenMoves(hasClock(target));
  const end = clock.now() + within;
  const isOn = () => count < steps && clock.now() < end && !signal?.aborted;
  let count = 0;
  let longest = 0;
  while (isOn()) {
    const failure = await inWorld(target, clock, seed, async (path) => {
      for (let length = 0; length < longestPath && isOn(); length += 1) {
        const state = stateOf(path.observed);
        states.add(state);
        const moves = movesIn(path.observed, path.names, hasClock(target));
        taken.offer(moves);
        const unheard = moves.filter(taken.isNewName);
        const fresh = moves.filter(({ kind }) => !tried.has(`${state} / ${kind}`));
        const choices = [unheard, fresh, moves].find((some) => some.length > 0) ?? [];
        const move = choices[Math.floor(random() * choices.length)];
        if (!move) return undefined;
        tried.add(`${state} / ${move.kind}`);
        taken.take(move);
        count += 1;
        longest = Math.max(longest, length + 1);
        options.onMove?.(move, count);
        const broken = await path.go(move.steps);
        if (broken) return broken;
      }
      return undefined;
    });
    if (failure) return { ...result(), failure };
  }
  return result();

  function result(): WalkResult {
    return {
      steps: count,
      covered: tried.size,
      states: states.size,
      longest,
      moves: taken.coverage(),
    };
  }
}

/** Opens a world, walks a path in it, and holds the whole wire against the judge's rules at its end. */
export async function inWorld(
  target: Target,
  clock: Clock,
  seed: number,
  along: (path: WalkedPath) => Promise<Broken | undefined>,
): Promise<WalkFailure | undefined> {
  const opened = await target.open();
  try {
    const { path, broken: atOnce } = await beginPath(opened.world, clock);
    const broken = atOnce ?? (await along(path)) ?? (await brokenOnWire(opened));
    return broken && failureOf(broken, path, seed);
  } finally {
    await opened.close();
  }
}

/** What the judge finds in everything that crossed. */
export async function brokenOnWire({ messages }: Pick<TargetWorld, 'messages'>): Promise<Broken | undefined> {
  const recorded: readonly WireDetail[] = await messages();
  const recording = readRecording(JSON.stringify(recorded));
  if (recording.kind === 'unreadable') return undefined;
  const [first] = judgeRecording(recording.messages, { statuses: recording.statuses }).divergences;
  return first && { rule: `wire: ${first.operation}, ${first.rule}`, what: divergenceText(first) };
}

export function hasClock({ offers }: Target): boolean {
  return offers.has('virtualClock');
}

function failureOf({ rule, what, shouldSee }: Broken, path: WalkedPath, seed: number): WalkFailure {
  const steps = shouldSee ? [...path.steps, shouldSee] : path.steps;
  const title = `A walk of seed ${seed}: ${what.slice(0, 160)}`;
  return { rule, what, scenario: scenarioOf(`walk-${seed}`, title, steps) };
}
