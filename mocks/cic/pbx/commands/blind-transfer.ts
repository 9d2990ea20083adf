import { type DialTarget, readDialTarget } from '../dial-target.ts';
import type { Interaction } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { alertUser, connect, queueForAcd, released } from '../transitions.ts';
import { wrapUpAfter } from '../wrap-up.ts';
import { findCommandable } from './find-commandable.ts';

/** Gives a call, under the same id, to another user, workgroup, station or number (icws.md 14). */
export function blindTransfer(
  step: Step,
  actorId: string,
  id: string,
  target: string | DialTarget,
): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'transfer', 'transferred');
  if (isRefusal(interaction)) return interaction;
  const destination = typeof target === 'string' ? readDialTarget(step.directory, target) : target;
  if (!destination) {
    return refuse(
      'badTarget',
      `"${target}" is neither a number nor an extension nor a queue. Transfer to one that exists.`,
    );
  }
  if (destination.kind === 'external' && interaction.kind !== 'call') return onlyCalls(interaction);
  wrapUpAfter(step, interaction);
  const given: Interaction = { ...released(interaction), isAcd: false };
  switch (destination.kind) {
    case 'user':
      alertUser(step, given, destination.userId, 'direct');
      break;
    case 'station':
      return transferToStation(step, given, destination.stationId);
    case 'workgroup':
      queueForAcd(step, given, destination.workgroupId);
      break;
    case 'external':
      connect(step, { ...given, userId: undefined, workgroupId: undefined });
      break;
  }
  tellOtherLeg(step, interaction, destination);
  return undefined;
}

function onlyCalls({ id, kind }: Interaction): Refusal {
  return refuse(
    'badTarget',
    `Interaction ${id} is a ${kind}, which no telephone number can take. Transfer it to a user or workgroup.`,
  );
}

function transferToStation(step: Step, interaction: Interaction, stationId: string): Refusal | undefined {
  const userId = userAt(step, stationId);
  if (userId === undefined) {
    return refuse('badTarget', `Nobody is connected at station ${stationId}. Transfer to a user instead.`);
  }
  alertUser(step, interaction, userId, 'direct');
  tellOtherLeg(step, interaction, { kind: 'user', userId });
  return undefined;
}

export function userAt(step: Step, stationId: string): string | undefined {
  for (const connection of step.allConnections()) {
    if (connection.station?.stationId === stationId) return connection.userId;
  }
  return undefined;
}

/** The far end of an internal call now talks to somebody else. */
export function tellOtherLeg(step: Step, interaction: Interaction, destination: DialTarget): void {
  const other = interaction.linkedId === undefined ? undefined : step.interaction(interaction.linkedId);
  if (!other || destination.kind === 'station') return;
  switch (destination.kind) {
    case 'user': {
      const profile = step.directory.user(destination.userId);
      if (!profile) return;
      step.put({ ...other, remote: { name: profile.displayName, address: profile.extension } });
      return;
    }
    case 'workgroup': {
      const workgroup = step.directory.workgroup(destination.workgroupId);
      if (!workgroup) return;
      step.put({ ...other, remote: { name: workgroup.id, address: workgroup.extension } });
      return;
    }
    case 'external':
      step.put({ ...other, remote: { name: '', address: destination.number } });
  }
}
