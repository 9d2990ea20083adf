import { type DialTarget, readDialTarget } from '../dial-target.ts';
import type { Interaction, Party } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { alertUser, end, holdOthers, phoneOf, queueForAcd } from '../transitions.ts';
import { userAt } from './blind-transfer.ts';
import { noStation } from './find-commandable.ts';
import { newCall } from './new-call.ts';
import { findProtectedAttribute } from './write-attributes.ts';

export interface CreateCall {
  /** A number, an extension, or the name of a user, workgroup or station; or what it leads to. */
  readonly target: string | DialTarget;
  /** Dial on behalf of this workgroup. */
  readonly workgroup?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** The call that this party is invited into; it is not put on hold for it. */
  readonly joinsId?: string | undefined;
}

/** Q.850: no route to destination. */
const noRouteCause = 3;

/** Dials from the actor's station and gives the id of their leg; an outside party answers when it wants to. */
export function createCall(step: Step, actorId: string, call: CreateCall): string | Refusal {
  const station = phoneOf(step, actorId);
  if (!station) return noStation;
  const target = typeof call.target === 'string' ? readDialTarget(step.directory, call.target) : call.target;
  const remote = target && remoteParty(step, target);
  if (!remote) {
    return refuse(
      'badTarget',
      `${JSON.stringify(call.target)} cannot be dialled. Give a number, an extension such as 1002, or the name of a queue.`,
    );
  }
  if (calledUser(step, target) === actorId) {
    return refuse('badTarget', `User ${actorId} cannot call their own extension. Dial another one.`);
  }
  const onBehalfOf = call.workgroup ? step.directory.workgroup(call.workgroup)?.id : undefined;
  if (call.workgroup && onBehalfOf === undefined) {
    return refuse('unknownWorkgroup', `Workgroup ${call.workgroup} does not exist. Name one that does.`);
  }
  const refused = findProtectedAttribute(call.attributes ?? {});
  if (isRefusal(refused)) return refused;
  const isInternal = target.kind !== 'external';
  const dialed = typeof call.target === 'string' ? call.target.trim() : remote.address || remote.name;
  const leg = newCall(step, {
    direction: 'out',
    isInternal,
    remote,
    dialed,
    attributes: call.attributes ?? {},
  });
  if (call.joinsId === undefined) holdOthers(step, actorId, undefined);
  step.put({
    ...leg,
    userId: actorId,
    stationId: station.stationId,
    onBehalfOf,
    target,
    joinsId: call.joinsId,
    times: { ...leg.times, userQueue: step.now },
  });
  return leg.id;
}

/** The next step of dialling: Initializing, Dialing, Proceeding (icws.md 14). */
export function advanceDialing(step: Step, leg: Interaction): void {
  if (leg.stateText === 'Initializing') {
    step.put({ ...leg, stateText: 'Dialing' });
    return;
  }
  if (leg.isInternal && leg.target) ringCallee(step, leg, leg.target);
  else proceed(step, leg);
}

function proceed(step: Step, leg: Interaction): void {
  step.put({ ...leg, state: 'R', stateText: 'Proceeding' });
}

function ringCallee(step: Step, leg: Interaction, target: DialTarget): void {
  const calleeId = calledUser(step, target);
  if (target.kind === 'station' && calleeId === undefined) {
    end(step, leg, 'E', noRouteCause);
    return;
  }
  const caller = leg.userId === undefined ? undefined : step.directory.user(leg.userId);
  const callee: Interaction = {
    ...newCall(step, {
      direction: 'in',
      isInternal: true,
      remote: { name: caller?.displayName ?? '', address: caller?.extension ?? '' },
      dialed: leg.remote.address,
    }),
    // what the caller attached travels with the call
    written: leg.written,
    linkedId: leg.id,
  };
  proceed(step, { ...leg, linkedId: callee.id });
  if (target.kind === 'workgroup') queueForAcd(step, callee, target.workgroupId);
  else if (calleeId !== undefined) alertUser(step, callee, calleeId, 'direct');
}

/** The user at whom a target would ring now. */
export function calledUser(step: Step, target: DialTarget | undefined): string | undefined {
  if (target?.kind === 'user') return target.userId;
  return target?.kind === 'station' ? userAt(step, target.stationId) : undefined;
}

function remoteParty(step: Step, target: DialTarget): Party | undefined {
  switch (target.kind) {
    case 'external':
      return { name: '', address: target.number };
    case 'user': {
      const user = step.directory.user(target.userId);
      return user && { name: user.displayName, address: user.extension };
    }
    case 'workgroup': {
      const workgroup = step.directory.workgroup(target.workgroupId);
      return workgroup && { name: workgroup.id, address: workgroup.extension };
    }
    case 'station': {
      const station = step.directory.station(target.stationId);
      return station && { name: station.id, address: station.extension };
    }
  }
}
