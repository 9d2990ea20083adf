import { type Clock, delay } from '@switchhook/bridge/clock';
import { playScenario, type Scenario, type ScenarioWorld, type Step } from '@switchhook/mocks/scenarios';
import { type Violation, violationsIn } from './invariants.ts';
import { firstSteps, rootOf } from './moves.ts';
import { newNames } from './new-names.ts';
import { isOver, itemsOf, type ObservedWorld, observe } from './observed-world.ts';

/** What does not hold at the end of a path. */
export interface Broken {
  readonly rule: string;
  readonly what: string;
  /** What a scenario has to see instead; absent where its last step fails by itself. */
  readonly shouldSee?: Step;
}

/** A path that is being walked: its steps are a scenario that waits for what it saw. */
export interface WalkedPath {
  readonly steps: readonly Step[];
  /** Names of interactions in the steps, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly observed: ObservedWorld;
  /** Does steps and waits until everything agrees; tells what does not. */
  go(steps: readonly Step[]): Promise<Broken | undefined>;
}

/** Real milliseconds in which all parts have to agree. */
const settling = 4_000;

/** Begins a path in a world: the agents log on. */
export async function beginPath(
  parts: ScenarioWorld,
  clock: Clock,
): Promise<{ readonly path: WalkedPath; readonly broken: Broken | undefined }> {
  const steps: Step[] = [];
  const names = new Map<string, string>();
  let observed = await observe(parts);
  const path: WalkedPath = {
    steps,
    names,
    get observed() {
      return observed;
    },
    async go(wanted) {
      const before = observed;
      steps.push(...wanted.map((step) => withNames(step, names)));
      const filled = wanted.map((step) => fillNames(step, names));
      const { outcome, steps: results } = await playScenario(scenarioOf('walk', 'Walk', filled), parts);
      if (outcome === 'failed') {
        return { rule: 'step', what: results.at(-1)?.message ?? 'the step failed' };
      }
      const broken = await settle(parts, clock);
      observed = await observe(parts);
      nameNew(wanted, before);
      if (!broken) steps.push(...whatCame(before));
      return broken && named(broken);
    },
  };
  const broken = await path.go(firstSteps);
  return { path, broken };

  function nameNew(wanted: readonly Step[], before: ObservedWorld): void {
    for (const { interactionId, as, see } of newNames(observed, before, names, wanted)) {
      names.set(interactionId, as);
      if (see) steps.push(see);
    }
  }

  /** A scenario waits for what the walk saw before it goes on. */
  function whatCame(before: ObservedWorld): readonly Step[] {
    return observed.agents.flatMap((view): readonly Step[] => {
      const agent = view.userId;
      const earlier = before.agents.find(({ userId }) => userId === agent);
      const was = new Map((earlier ? itemsOf(earlier) : []).map((item) => [item.itemId, item]));
      const changed = itemsOf(view).filter((item) => was.get(item.itemId)?.state !== item.state);
      const gone = [...was.keys()].filter((id) => !itemsOf(view).some(({ itemId }) => itemId === id));
      return [
        ...changed.flatMap((item): readonly Step[] => {
          const name = names.get(rootOf(item.itemId));
          if (name === undefined) return [];
          const matches = isOver(item)
            ? { item: { state: { $matches: '^(ended|failed|wrapUp)$' } } }
            : { item: { state: item.state } };
          return [{ see: 'session', agent, item: `$${name}`, matches }];
        }),
        ...gone.flatMap((id): readonly Step[] => {
          const name = names.get(rootOf(id));
          // It may have come again under another number.
          const isBack = itemsOf(view).some(({ itemId }) => rootOf(itemId) === rootOf(id));
          return name === undefined || isBack ? [] : [{ see: 'noItem', agent, item: `$${name}` }];
        }),
      ];
    });
  }

  function named(broken: Broken): Broken {
    return broken.shouldSee ? { ...broken, shouldSee: withNames(broken.shouldSee, names) } : broken;
  }
}

/** Messages are under way after every step: only what stays is a violation. */
export async function settle(
  parts: ScenarioWorld,
  clock: Clock,
  within = settling,
): Promise<Violation | undefined> {
  const end = clock.now() + within;
  for (;;) {
    const [violation] = await violationsIn(await observe(parts), parts);
    if (!violation || clock.now() > end) return violation;
    await delay(clock, 25);
  }
}

/** Where a walk stands, without ids: what each agent has, in which state, and what waits. */
export function stateOf({ agents, interactions }: ObservedWorld): string {
  const told = agents.map(
    (view) =>
      `${view.userId} ${view.workMode?.id ?? '-'} ${itemsOf(view)
        .map(({ channel, state, isMuted }) => `${channel} ${state}${isMuted ? ' muted' : ''}`)
        .sort()
        .join(', ')}`,
  );
  const waiting = interactions
    .filter(({ user, state }) => user === null && !'IE'.includes(state))
    .map(({ kind }) => kind)
    .sort();
  return `${told.join('; ')}; ${waiting.join(', ') || 'nobody'} waits`;
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

/** And the other way round: an id is another one each time. */
function withNames(step: Step, names: ReadonlyMap<string, string>): Step {
  let text = JSON.stringify(step);
  for (const [id, name] of names) {
    text = text.replaceAll(`"${id}"`, `"$${name}"`).replaceAll(id, `\${${name}}`);
  }
  return JSON.parse(text) as Step;
}
