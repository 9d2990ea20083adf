import { systemClock } from '@switchhook/bridge/clock';
import { type CertificationCase, loadCases } from '../certify/certification-case.ts';
import { judgeRecording } from '../certify/judge/judge-recording.ts';
import { readRecording } from '../certify/judge/read-recording.ts';
import type { RecordedMessage } from '../certify/judge/recorded-message.ts';
import { runCertification } from '../certify/run-certification.ts';
import type { Alteration } from '../certify/testing/wrong-bridge.ts';
import { wrongTarget } from '../certify/testing/wrong-target.ts';
import { inParallel } from './in-parallel.ts';
import type { Mutated } from './mutation.ts';
import { faultOnTheWire, type SequenceMutation, sequenceMutations, withFault } from './sequence-mutations.ts';

/** Cases whose events between them are of every kind of item, and of an agent's day; what wrap-up is about first. */
const played = [
  'wrap-up-ready-ends-it',
  'calls-hold-and-retrieve',
  'calls-hang-up',
  'transfers-warm',
  'conferences-two-callers',
  'chats-lines-both-ways',
  'callbacks-complete',
  'mails-complete',
  'action-items-accept-and-complete',
  'work-modes-not-ready',
  'log-on-second-log-on',
] as const;

/** As many wrong plays at a time: each waits more than it works. */
const atATime = 6;
/** Right ones are held against the judge, which knows how long a bridge that is at ease takes. */
const atEase = 2;
/** In how many cases a fault is played before it counts as unnoticed. */
const plays = 2;
/** How long a wrong bridge is waited for, in seconds; who fails the first time may only have been slow. */
const patiences = [4, 15] as const;

/**
 * Plays each case rightly once, and holds its recording against the judge with each kind of event in it at fault. What
 * the judge lets pass is played again with that fault on the wire: there the case itself has to notice.
 */
export async function runSequenceMutations(wire: string): Promise<readonly Mutated[]> {
  const cases = casesNamed(played);
  const right = await inParallel(cases, atEase, async (certified) => ({
    certified,
    messages: await record(certified),
  }));
  const groups = new Map<string, Candidate[]>();
  for (const { certified, messages } of right) {
    for (const mutation of sequenceMutations(wire, certified.scenario.name, messages)) {
      const isJudged = judgeRecording(withFault(messages, mutation)).divergences.length > 0;
      const alike = groups.get(mutation.alike) ?? [];
      groups.set(mutation.alike, [...alike, { mutation, certified, isJudged }]);
    }
  }
  return inParallel([...groups.values()], atATime, noticed);
}

/** One fault in one case. */
interface Candidate {
  readonly mutation: SequenceMutation;
  readonly certified: CertificationCase;
  readonly isJudged: boolean;
}

/** The same fault in several cases: one that notices is enough. */
async function noticed(candidates: readonly Candidate[]): Promise<Mutated> {
  const [first] = candidates as readonly [Candidate, ...Candidate[]];
  const judged = candidates.find(({ isJudged }) => isJudged);
  if (judged) return resultOf(judged, ['judge']);
  for (const candidate of candidates.slice(0, plays)) {
    if (await isNoticedInPlay(candidate)) return resultOf(candidate, ['scenario']);
  }
  return resultOf(first, []);
}

function resultOf({ mutation }: Candidate, noticedBy: Mutated['noticedBy']): Mutated {
  const { wire, subject, kind, name } = mutation;
  return { wire, subject, kind, name, noticedBy };
}

function casesNamed(names: readonly string[]): readonly CertificationCase[] {
  const all = loadCases();
  return names.map((name) => {
    const found = all.find(({ scenario }) => scenario.name === name);
    if (!found) throw new Error(`Failed to mutate: there is no case ${name}. Choose another of its kind.`);
    return found;
  });
}

/** @throws Error where the case fails without any fault */
async function record(certified: CertificationCase): Promise<readonly RecordedMessage[]> {
  const result = await play(certified, (body) => [body], 30);
  const recording = readRecording(JSON.stringify(result?.messages ?? []));
  if (result?.verdict !== 'passed' || recording.kind === 'unreadable') {
    throw new Error(
      `Failed to mutate ${certified.scenario.name}: it fails with nothing wrong: ${result?.reason}. Mend that first.`,
    );
  }
  return recording.messages;
}

async function isNoticedInPlay({ certified, mutation }: Candidate): Promise<boolean> {
  for (const patience of patiences) {
    const result = await play(certified, faultOnTheWire(mutation), patience);
    if (result?.verdict === 'passed') return false;
  }
  return true;
}

async function play(
  certified: CertificationCase,
  event: NonNullable<Alteration['event']>,
  patienceSeconds: number,
) {
  const { scenario } = certified;
  const steps = scenario.steps.map((step) => ('see' in step ? { ...step, within: patienceSeconds } : step));
  const { results } = await runCertification({
    cases: [{ ...certified, scenario: { ...scenario, steps } }],
    target: wrongTarget({ name: scenario.name, operation: '', case: scenario.name, event }),
    clock: systemClock,
    environment: { node: '', platform: '', version: '', seed: 1 },
  });
  return results[0];
}
