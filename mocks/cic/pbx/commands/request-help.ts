import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { findCommandable } from './find-commandable.ts';

/** Whether the actor may ask a supervisor for help with an interaction now; nothing changes in the switch. */
export function requestHelp(step: Step, actorId: string, id: string): Refusal | undefined {
  const interaction = findCommandable(step, actorId, id, 'help', 'helped with');
  return isRefusal(interaction) ? interaction : undefined;
}
