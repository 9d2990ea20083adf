import type { SessionView } from '@switchhook/simulator/model';
import { fillAliases } from './aliases.ts';
import { askJson, RequestRefused } from './json-client.ts';
import { mismatch } from './mismatch.ts';
import { missingOnWire } from './missing-on-wire.ts';
import type { Scenario, Step } from './scenario.ts';
import type { PlayResult, ScenarioWorld, StepResult } from './scenario-world.ts';
import { sendSoap } from './send-soap.ts';
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
      const from = watched.lastWire();
      const message = await outcomeOf(play(fillOrThrow(step, aliases), world, watched, aliases, signal));
      const to = watched.lastWire();
      const result: StepResult = {
        index,
        outcome: message === undefined ? 'passed' : 'failed',
        ...(message === undefined ? {} : { message }),
        startedAt,
        endedAt: world.clock.now(),
        ...(from === undefined || to === undefined ? {} : { wire: { from, to } }),
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
          step.item === undefined ? sessions : sessions.flatMap((session) => withItem(session, step.item));
        if (own.length === 0) return `${step.agent} has no ${step.item ? `item ${step.item}` : 'session'}`;
        const misses = own.map((session) => ({ session, why: mismatch(step.matches, session) }));
        const found = misses.find(({ why }) => why === undefined)?.session;
        if (!found) return misses[0]?.why;
        if (step.as && found.item) aliases.set(step.as, found.item.itemId);
        if (step.asSession) aliases.set(step.asSession, found.sessionId);
        return undefined;
      });
    case 'noItem':
      await watched.follow(step.agent);
      return waitFor(() => {
        const sessions = watched.view(step.agent)?.sessions ?? [];
        const session = sessions.flatMap((other) => withItem(other, step.item))[0];
        return session && `${step.agent} has item ${step.item}, ${session.item?.state}`;
      });
    case 'wire':
      return waitFor(() => missingOnWire(step, watched));
    case 'cic':
      return waitFor(async () => mismatch(step.matches, await askJson(`${controlOf(world)}${step.path}`)));
    case 'sap':
      return waitFor(async () => mismatch(step.matches, await askJson(`${world.sapApi}${step.path}`)));
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
      const input = step.workcenterId === undefined ? {} : { workcenterId: step.workcenterId };
      await refusable('the log-on', step.refused, () => askJson(`${agent}/log-on`, 'POST', input));
      if (step.workMode === undefined || step.refused) return;
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
      const answer = await refusable(step.path, step.refused, () =>
        askJson(`${base}${step.path}`, step.method ?? 'POST', step.body),
      );
      if (step.as) aliases.set(step.as, idIn(answer, step.path));
      return;
    }
    case 'soap': {
      const taken = await sendSoap(step, world.bridge);
      if (step.as && taken !== undefined) aliases.set(step.as, taken);
      return;
    }
    case 'advance':
      await askJson(`${controlOf(world)}/clock/advance`, 'POST', { ms: step.seconds * 1_000 });
      return;
  }
}

async function press(step: Extract<Act, { do: 'press' }>, world: ScenarioWorld): Promise<void> {
  const url = `${world.sapApi}/agents/${encodeURIComponent(step.agent)}/commands`;
  await refusable(step.command.command, step.refused, () => askJson(url, 'POST', step.command));
}

/** Where a refusal is expected only that is right: neither success nor a failing server whose words nobody named. */
async function refusable(
  what: string,
  refused: boolean | string | undefined,
  ask: () => Promise<unknown>,
): Promise<unknown> {
  if (!refused) return ask();
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof RequestRefused) || (refused === true && error.status >= 500)) throw error;
    if (refused === true || error.message.includes(refused)) return undefined;
    throw new Error(`Failed to see ${JSON.stringify(refused)} in the refusal: ${error.message}`, {
      cause: error,
    });
  }
  throw new Error(`Failed to see a refusal: ${what} was carried out.`);
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

/**
 * The session as the step means it: of two calls the named one, not the one that the buttons act on. CIC may offer
 * an interaction again: SAP then knows it as `id.2`.
 */
function withItem(session: SessionView, wanted: string | undefined): readonly SessionView[] {
  const items = session.items ?? (session.item ? [session.item] : []);
  const item = items.find(({ itemId }) => itemId === wanted || itemId.startsWith(`${wanted}.`));
  return item ? [{ ...session, item }] : [];
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
