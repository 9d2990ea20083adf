import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect, phoneOf } from '../transitions.ts';
import { findCommandable, noStation } from './find-commandable.ts';

/** Answers on the actor's own station, or takes it off hold or out of its parking place (icws.md 7.4). */
export function pickup(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'pickup', 'picked up');
  if (isRefusal(interaction)) return interaction;
  const station = phoneOf(step, actorId);
  if (interaction.kind === 'call' && !station) return noStation;
  connect(step, {
    ...interaction,
    userId: actorId,
    stationId: interaction.kind === 'call' ? station?.stationId : undefined,
    workgroupId: interaction.isAcd ? interaction.workgroupId : undefined,
    times: { ...interaction.times, userQueue: interaction.times.userQueue ?? step.now },
  });
  return undefined;
}
