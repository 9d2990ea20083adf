import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect, phoneOf } from '../transitions.ts';
import { findCommandable, noStation } from './find-commandable.ts';

/** Answers on the actor's own station, or takes a call off hold (icws.md 7.4). */
export function pickup(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'pickup', 'picked up');
  if (isRefusal(interaction)) return interaction;
  const station = phoneOf(step, actorId);
  if (!station) return noStation;
  connect(step, {
    ...interaction,
    userId: actorId,
    stationId: station.stationId,
    times: { ...interaction.times, userQueue: interaction.times.userQueue ?? step.now },
  });
  return undefined;
}
