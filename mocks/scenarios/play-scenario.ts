import type { SessionView } from '@switchhook/simulator/model';
import { fillAliases } from './aliases.ts';
import { askJson, RequestRefused } from './json-client.ts';
import { mismatch } from './mismatch.ts';
import type { Scenario, Step } from './scenario.ts';
import type { PlayResult, ScenarioWorld, StepResult } from './scenario-world.ts';
import { type WatchedWorld, watchWorld } from './watched-world.ts';

const defaultPatience = 5;

export interface PlayOptions {
  /** Hears of each step before and after it. */
  readonly onStep?: (index: number, step: Step, result: StepResult | undefined) => void;
  readonly signal?: AbortSignal;
}

/**
 * Plays a scenario step by step and stops at the first that fails. What has to be seen is waited for, as long as
 * the step says; nothing is polled by time alone.
 *
 * @example
 * const { outcome, steps } = await playScenario(scenario, { sapApi: 'http://127.0.0.1:4300/api', clock: systemClock });
 */
export async function playScenario(
  scenario: Scenario,
  world: ScenarioWorld,
  { onStep, signal }: PlayOptions = {},
): Promise<PlayResult> {
  const watched = await watchWorld(world);
  const steps: StepResult[] = [];
  const aliases = new Map<string, string>();
  try {
    for (const [index, step] of scenario.steps.entries()) {
      if (signal?.aborted) return { outcome: 'stopped', steps };
      onStep?.(index, step, undefined);
      const startedAt = world.clock.now();
      const from = watched.wire()?.at(-1)?.seq;
      const message = await outcomeOf(play(fillOrThrow(step, aliases), world, watched, aliases, signal));
      const to = watched.wire()?.at(-1)?.seq;
      const result: StepResult = {
        index,
        outcome: message === undefined ? 'passed' : 'failed',
        ...(message === undefined ? {} : { message }),
        startedAt,
        endedAt: world.clock.now(),
        ...(watched.wire() === undefined ? {} : { wire: { from: from ?? 0, to: to ?? 0 } }),
      };
      steps.push(result);
      onStep?.(index, step, result);
      if (signal?.aborted) return { outcome: 'stopped', steps };
      if (message !== undefined) return { outcome: 'failed', steps };
    }
    return { outcome: 'passed', steps };
  } finally {
    watched.close();
  }
}

/** A step that cannot be filled fails as any other; filling must not end the whole play. */
function fillOrThrow(step: Step, aliases: ReadonlyMap<string, string>): () => Step {
  return () => fillAliases(step, aliases);
}

async function outcomeOf(step: Promise<void>): Promise<string | undefined> {
  try {
    await step;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function play(
  filled: () => Step,
  world: ScenarioWorld,
  watched: WatchedWorld,
  aliases: Map<string, string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const step = filled();
  const waitFor = (check: () => Promise<string | undefined> | string | undefined) =>
    waitUntil(
      check,
      watched,
      world,
      'within' in step ? (step.within ?? defaultPatience) : defaultPatience,
      signal,
    );

  if ('do' in step) return act(step, world, watched, aliases, waitFor);
  switch (step.see) {
    case 'agent':
      await watched.follow(step.agent);
      return waitFor(() => mismatch(step.matches, watched.view(step.agent)));
    case 'session':
      await watched.follow(step.agent);
      return waitFor(() => {
        const sessions = watched.view(step.agent)?.sessions ?? [];
        const own =
          step.item === undefined ? sessions : sessions.filter((session) => holds(session, step.item));
        if (own.length === 0) return `${step.agent} has no ${step.item ? `item ${step.item}` : 'session'}`;
        const misses = own.map((session) => ({ session, why: mismatch(step.matches, session) }));
        const found = misses.find(({ why }) => why === undefined)?.session;
        if (!found) return misses[0]?.why;
        if (step.as && found.item) aliases.set(step.as, found.item.itemId);
        return undefined;
      });
    case 'noItem':
      await watched.follow(step.agent);
      return waitFor(() => {
        const session = watched.view(step.agent)?.sessions.find((other) => holds(other, step.item));
        return session && `${step.agent} has item ${step.item}, ${session.item?.state}`;
      });
    case 'wire':
      return waitFor(() => missingOnWire(step, watched));
    case 'cic':
      return waitFor(async () => mismatch(step.matches, await askJson(`${controlOf(world)}${step.path}`)));
  }
}

type Act = Extract<Step, { readonly do: string }>;
type WaitFor = (check: () => Promise<string | undefined> | string | undefined) => Promise<void>;

async function act(
  step: Act,
  world: ScenarioWorld,
  watched: WatchedWorld,
  aliases: Map<string, string>,
  waitFor: WaitFor,
): Promise<void> {
  switch (step.do) {
    case 'logOn': {
      await watched.follow(step.agent);
      const agent = `${world.sapApi}/agents/${encodeURIComponent(step.agent)}`;
      await askJson(`${agent}/log-on`, 'POST', {});
      if (step.workMode === undefined) return;
      await askJson(`${agent}/commands`, 'POST', { command: 'setWorkMode', workMode: step.workMode });
      return waitFor(() => mismatch({ workMode: { id: step.workMode } }, watched.view(step.agent)));
    }
    case 'logOff':
      await askJson(`${world.sapApi}/agents/${encodeURIComponent(step.agent)}/log-off`, 'POST', {});
      return;
    case 'press':
      return press(step, world);
    case 'place': {
      const placed = (await askJson(`${controlOf(world)}/interactions`, 'POST', step.interaction)) as {
        interactionId: string;
      };
      if (step.as) aliases.set(step.as, placed.interactionId);
      return;
    }
    case 'remote':
      await askJson(
        `${controlOf(world)}/interactions/${encodeURIComponent(step.interaction)}/${step.action}`,
        'POST',
        step.body ?? {},
      );
      return;
    case 'cic':
    case 'sap': {
      const base = step.do === 'cic' ? controlOf(world) : world.sapApi;
      const answer = await askJson(`${base}${step.path}`, step.method ?? 'POST', step.body);
      if (step.as) aliases.set(step.as, idIn(answer, step.path));
      return;
    }
    case 'advance':
      await askJson(`${controlOf(world)}/clock/advance`, 'POST', { ms: step.seconds * 1_000 });
      return;
  }
}

async function press(step: Extract<Act, { do: 'press' }>, world: ScenarioWorld): Promise<void> {
  const url = `${world.sapApi}/agents/${encodeURIComponent(step.agent)}/commands`;
  try {
    await askJson(url, 'POST', step.command);
  } catch (error) {
    if (step.refused && error instanceof RequestRefused && error.status < 500) return;
    throw error;
  }
  if (step.refused) throw new Error(`Failed to see a refusal: ${step.command.command} was carried out.`);
}

async function missingOnWire(
  step: Extract<Step, { readonly see: 'wire' }>,
  watched: WatchedWorld,
): Promise<string | undefined> {
  const wire = watched.wire();
  if (!wire) return 'nothing is tapped; start the parts with the wiretap';
  const named = wire.filter(({ link, name }) => link === step.link && name === step.name);
  const right: number[] = [];
  for (const { seq, isError } of named) {
    if (step.isError !== undefined && step.isError !== isError) continue;
    const text = step.contains ? await watched.wireText(seq) : '';
    if ((step.contains ?? []).every((part) => text.includes(part))) right.push(seq);
  }
  const what = `${step.name} on ${step.link}`;
  if (step.times === undefined) {
    return right.length > 0 ? undefined : `${what} was seen ${named.length} times, never like this`;
  }
  return right.length === step.times
    ? undefined
    : `${what} was seen ${right.length} times, not ${step.times}`;
}

async function waitUntil(
  check: () => Promise<string | undefined> | string | undefined,
  watched: WatchedWorld,
  { clock }: ScenarioWorld,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let isLate = false;
  let ring: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ring = resolve;
  });
  const timer = clock.after(seconds * 1_000, () => {
    isLate = true;
    ring();
  });
  signal?.addEventListener('abort', ring, { once: true });
  try {
    for (;;) {
      const change = watched.changed();
      const why = await check();
      if (why === undefined) return;
      if (signal?.aborted) throw new Error('Failed to go on: the play was stopped.');
      if (isLate) throw new Error(`Failed to see it within ${seconds} s: ${why}.`);
      await Promise.race([change, end, pause(clock)]);
    }
  } finally {
    timer.cancel();
    signal?.removeEventListener('abort', ring);
  }
}

/** What no stream tells, such as the state of the switch, is looked at again soon. */
function pause(clock: ScenarioWorld['clock']): Promise<void> {
  return new Promise((resolve) => {
    clock.after(25, resolve);
  });
}

/** CIC may offer an interaction again: SAP then knows it as `id.2`. */
function holds(session: SessionView, item: string | undefined): boolean {
  const itemId = session.item?.itemId;
  return itemId !== undefined && (itemId === item || itemId.startsWith(`${item}.`));
}

function controlOf(world: ScenarioWorld): string {
  if (world.cicControl) return world.cicControl;
  throw new Error(
    'Failed to reach the switch: this world has no control API. Play the scenario against the mock CIC.',
  );
}

/** The first id in an answer, whatever it is called. */
function idIn(answer: unknown, path: string): string {
  const entries = typeof answer === 'object' && answer !== null ? Object.entries(answer) : [];
  const [, id] = entries.find(([key, value]) => /id$/i.test(key) && typeof value === 'string') ?? [];
  if (typeof id === 'string') return id;
  throw new Error(`Failed to name the answer of ${path}: it has no id. Leave "as" out.`);
}
