import { type Clock, seededRng } from '@switchhook/bridge/clock';
import { playScenario, type StepResult } from '@switchhook/mocks/scenarios';
import type { WireDetail } from '@switchhook/simulator/model';
import type { CertificationCase } from './certification-case.ts';
import type { CaseResult, CertificationRun, Environment } from './certification-run.ts';
import { coverageOf } from './coverage.ts';
import { judgeRecording } from './judge/judge-recording.ts';
import { divergenceText } from './judge/judgement-text.ts';
import { readRecording } from './judge/read-recording.ts';
import type { Target, TargetWorld, WorldNeeds } from './target.ts';

/** A failure that is known and why it is accepted. */
export interface Deviation {
  readonly case: string;
  readonly reason: string;
}

export interface CertificationOptions {
  readonly cases: readonly CertificationCase[];
  readonly target: Target;
  readonly clock: Clock;
  readonly environment: Omit<Environment, 'bridge' | 'cic' | 'sap' | 'product' | 'unseen'>;
  readonly repeat?: number;
  /** How many cases are played at the same time; 1 unless told otherwise. Needs a target that opens worlds apart. */
  readonly workers?: number;
  readonly deviations?: readonly Deviation[];
  readonly onBegin?: (certified: CertificationCase, attempt: number) => void;
  readonly onResult?: (result: CaseResult) => void;
  readonly signal?: AbortSignal;
}

/**
 * Plays every case against the target and judges each by its own steps; results stand in the order of the cases. Never rejects because
 * a case fails; rejects where the target cannot be opened at all.
 */
export async function runCertification(options: CertificationOptions): Promise<CertificationRun> {
  const { cases, target, clock, repeat = 1, workers = 1, signal } = options;
  const startedAt = clock.now();
  const plays = cases.flatMap((certified) =>
    Array.from({ length: repeat }, (_, index) => ({ certified, attempt: index + 1 })),
  );
  const played: (CaseResult | undefined)[] = plays.map(() => undefined);
  const open = opener(target);
  const waiting = inOrder([...plays.keys()], options.environment.seed).values();
  const work = async () => {
    // All workers take from the same iterator.
    for (const index of waiting) {
      const play = plays[index];
      if (signal?.aborted || !play) return;
      const { certified, attempt } = play;
      options.onBegin?.(certified, attempt);
      const result = await certify(certified, attempt, open, options);
      played[index] = result;
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: target.isShared ? 1 : workers }, work));
  const results = played.filter((result) => result !== undefined);
  const messages = results.flatMap((result) => result.messages);
  return {
    startedAt,
    finishedAt: clock.now(),
    environment: {
      ...options.environment,
      bridge: target.bridge,
      cic: target.cic,
      sap: target.sap,
      product: productOf(messages),
      ...(target.unseen === undefined ? {} : { unseen: target.unseen }),
    },
    results,
    coverage: coverageOf(messages),
  };
}

/** By another seed in another order: no case may lean on the one before it. 0 is the order of the catalogue. */
function inOrder(indexes: readonly number[], seed: number): readonly number[] {
  if (seed === 0) return indexes;
  const random = seededRng(seed);
  return indexes
    .map((index) => ({ index, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ index }) => index);
}

type OpenWorld = (needs: WorldNeeds) => Promise<TargetWorld | Error>;

/** Rejects where nothing can be opened at all; later on a case that cannot be opened is one that fails. */
function opener(target: Target): OpenWorld {
  let hasOpened = false;
  return async (needs) => {
    try {
      const opened = await target.open(needs);
      hasOpened = true;
      return opened;
    } catch (error) {
      if (!hasOpened || !(error instanceof Error)) throw error;
      return error;
    }
  };
}

async function certify(
  whole: CertificationCase,
  attempt: number,
  open: OpenWorld,
  { target, clock, deviations = [], signal }: CertificationOptions,
): Promise<CaseResult> {
  const certified = visibleIn(target, whole);
  const startedAt = clock.now();
  const began = { case: certified, attempt, startedAt };
  const lacking = whyNot(certified, target);
  if (lacking !== undefined)
    return { ...began, verdict: 'skipped', reason: lacking, durationMs: 0, steps: [], messages: [] };
  const opened = await open({ needs: certified.scenario.needs, configuration: certified.configuration });
  const failed = (
    reason: string,
    steps: readonly StepResult[],
    messages: readonly WireDetail[],
  ): CaseResult => {
    const deviation = deviations.find((known) => known.case === certified.scenario.name);
    return {
      ...began,
      durationMs: clock.now() - startedAt,
      steps,
      messages,
      ...(deviation
        ? { verdict: 'deviation', reason: `${deviation.reason} (${reason})` }
        : { verdict: 'failed', reason }),
    };
  };
  if (opened instanceof Error) return failed(opened.message, [], []);
  const result = await played(opened).catch((error: unknown) => failed(wordsOf(error), [], []));
  try {
    await opened.close();
    return result;
  } catch (error) {
    return failed(`${result.reason ?? ''} ${wordsOf(error)}`.trim(), result.steps, result.messages);
  }

  async function played({ world, messages: recorded }: TargetWorld): Promise<CaseResult> {
    const { outcome, steps } = await playScenario(certified.scenario, world, signal ? { signal } : {});
    const messages = await recorded();
    const judged = judgementOf(messages, certified);
    if (outcome === 'passed' && judged === undefined)
      return { ...began, verdict: 'passed', durationMs: clock.now() - startedAt, steps, messages };
    const failure = outcome === 'passed' ? undefined : failureOf(steps, messages);
    return failed([failure, judged].filter((part) => part !== undefined).join(' '), steps, messages);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A case without what has to be seen on a link that nobody can tap there. */
function visibleIn({ unseen }: Target, certified: CertificationCase): CertificationCase {
  if (unseen === undefined) return certified;
  const { scenario } = certified;
  const steps = scenario.steps.filter(
    (step) =>
      !('see' in step && step.see === 'wire' && (step.link === unseen || step.after?.link === unseen)),
  );
  return { ...certified, scenario: { ...scenario, steps } };
}

/** What a target lacks for a case. */
function whyNot({ scenario, configuration }: CertificationCase, { offers }: Target): string | undefined {
  const lacking = scenario.needs.filter((need) => !offers.has(need));
  if (lacking.length > 0) return `The target has no ${lacking.join(' and no ')}.`;
  if (configuration === undefined || offers.has('configuration')) return undefined;
  return `The case is about a bridge that is configured with ${JSON.stringify(configuration)}.`;
}

/** A case that passes must not have anything on its wire that the contracts forbid. */
function judgementOf(
  messages: readonly WireDetail[],
  { configuration }: CertificationCase,
): string | undefined {
  const recording = readRecording(JSON.stringify(messages));
  if (recording.kind === 'unreadable') return undefined;
  const supervisors = configuration?.ici?.supervisors ?? [];
  const [first] = judgeRecording(recording.messages, {
    supervisors,
    statuses: recording.statuses,
  }).divergences;
  return first && `Message ${first.position} diverges: ${divergenceText(first)}.`;
}

/** Why a step failed, and after which request: there the search begins. */
function failureOf(steps: readonly StepResult[], messages: readonly WireDetail[]): string {
  const last = steps.at(-1);
  const request = messages.findLast(
    ({ link, method, seq }) =>
      link === 'SAP → bridge' && method !== 'GET' && seq <= (last?.wire?.to ?? Number.POSITIVE_INFINITY),
  );
  const where = request ? ` The last request was ${request.name}.` : '';
  return `${last?.message ?? 'The play was stopped.'}${where}`;
}

/** What the bridge answered to the first request that SAP sends. */
function productOf(messages: readonly WireDetail[]): string {
  const answer = messages.find(({ name }) => name === 'IciSystem.exchangeProductInformation')?.response?.body;
  const of = (field: string) => new RegExp(`<(?:[\\w.-]+:)?${field}[^>]*>([^<]*)<`).exec(answer ?? '')?.[1];
  return [of('productName'), of('productVersion')].filter(Boolean).join(' ') || 'unknown';
}
