import type { WireMessage } from '@switchhook/simulator/model';
import type { Step } from './scenario.ts';
import type { WatchedWorld } from './watched-world.ts';

type WireStep = Extract<Step, { readonly see: 'wire' }>;

/** What is not, or not so often or not in time, on the wire as a step wants it; `undefined` where all is. */
export async function missingOnWire(step: WireStep, watched: WatchedWorld): Promise<string | undefined> {
  const wire = watched.wire();
  if (!wire) return 'nothing is tapped; start the parts with the wiretap';
  const what = `${step.name} on ${step.link}`;
  const first = step.after && (await likeOf(step.after, wire, watched))[0];
  if (step.after && !first) return `${step.after.name} on ${step.after.link}, which it follows, was not seen`;
  const following = first ? wire.filter(({ seq }) => seq > first.seq) : wire;
  const right = (await likeOf(step, following, watched)).filter(
    (message) => !first || isInTime(message.at - first.at, step.seconds),
  );
  if (step.times !== undefined) {
    return right.length === step.times
      ? undefined
      : `${what} was seen ${right.length} times, not ${step.times}`;
  }
  if (right.length > 0) return undefined;
  const named = following.filter(({ link, name }) => link === step.link && name === step.name);
  const when =
    first && step.seconds && named.length > 0
      ? `, after ${named.map(({ at }) => `${(at - first.at) / 1_000} s`).join(', ')}`
      : '';
  return `${what} was seen ${named.length} times${when}, never like this`;
}

async function likeOf(
  wanted: Pick<WireStep, 'link' | 'name' | 'contains' | 'isError'>,
  wire: readonly WireMessage[],
  watched: WatchedWorld,
): Promise<readonly WireMessage[]> {
  const like: WireMessage[] = [];
  for (const message of wire) {
    if (message.link !== wanted.link || message.name !== wanted.name) continue;
    // An exchange without its answer may still become a fault.
    if (wanted.isError !== undefined && (message.status === undefined || wanted.isError !== message.isError))
      continue;
    const text = wanted.contains ? await watched.wireText(message.seq) : '';
    if ((wanted.contains ?? []).every((part) => text.includes(part))) like.push(message);
  }
  return like;
}

function isInTime(milliseconds: number, seconds: WireStep['seconds']): boolean {
  const { min = 0, max = Number.POSITIVE_INFINITY } = seconds ?? {};
  return milliseconds >= min * 1_000 && milliseconds <= max * 1_000;
}
