import type { PlayStepView, PlayView } from '@switchhook/simulator/desk-model';
import { playScenario } from './play-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioWorld, StepResult } from './scenario-world.ts';
import { stepText, stepTexts } from './step-text.ts';

/** Plays one scenario at a time and tells how far it is. */
export interface ScenarioPlayer {
  /** Begins; undefined where one is being played. */
  begin(scenario: Scenario): PlayView | undefined;
  /** Stops what is being played; resolves once it has stopped. */
  stop(): Promise<void>;
  /** The one that is or was played last. */
  readonly current: PlayView | undefined;
  subscribe(listener: (play: PlayView) => void): () => void;
}

export interface ScenarioPlayerOptions {
  /** Asked anew for each play: addresses are known only once all parts have started. */
  readonly world: () => ScenarioWorld;
  /** Puts everything back to its beginning. */
  readonly reset: () => Promise<void>;
}

export function createScenarioPlayer({ world, reset }: ScenarioPlayerOptions): ScenarioPlayer {
  const listeners = new Set<(play: PlayView) => void>();
  let current: PlayView | undefined;
  let playing: Promise<void> | undefined;
  let abort = new AbortController();
  let plays = 0;

  function show(change: Partial<PlayView>): void {
    if (!current) return;
    current = { ...current, ...change };
    for (const listener of listeners) listener(current);
  }

  function showStep(index: number, change: Partial<PlayStepView>): void {
    show({ steps: (current?.steps ?? []).map((step, at) => (at === index ? { ...step, ...change } : step)) });
  }

  async function play(scenario: Scenario, { signal }: AbortController): Promise<void> {
    try {
      await reset();
    } catch (error) {
      show({ outcome: 'failed', message: error instanceof Error ? error.message : String(error) });
      return;
    }
    show({ outcome: signal.aborted ? 'stopped' : 'running' });
    if (signal.aborted) return;
    const onStep = (index: number, _step: unknown, result: StepResult | undefined) =>
      showStep(index, result ? resultOf(result) : { state: 'running' });
    try {
      const { outcome } = await playScenario(scenario, world(), { onStep, signal });
      show({ outcome });
    } catch (error) {
      show({ outcome: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    begin(scenario) {
      if (playing) return undefined;
      plays += 1;
      abort = new AbortController();
      current = {
        playId: plays,
        name: scenario.name,
        title: scenario.title,
        ...(scenario.titles === undefined ? {} : { titles: scenario.titles }),
        outcome: 'resetting',
        steps: scenario.steps.map((step) => ({
          text: stepText(step),
          texts: stepTexts(step),
          ...(step.note === undefined ? {} : { note: step.note }),
          ...(step.notes === undefined ? {} : { notes: step.notes }),
          state: 'waiting',
        })),
      };
      show({});
      playing = play(scenario, abort).finally(() => {
        playing = undefined;
      });
      return current;
    },
    async stop() {
      abort.abort();
      await playing;
    },
    get current() {
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function resultOf({ outcome, message, startedAt, endedAt, wire }: StepResult): Partial<PlayStepView> {
  return {
    state: outcome,
    durationMs: endedAt - startedAt,
    ...(message === undefined ? {} : { message }),
    ...(wire === undefined ? {} : { wire }),
  };
}
