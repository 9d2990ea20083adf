import type { Callback, CallbackDisposition } from '../callback.ts';
import { maxCallbackAttempts } from '../callback.ts';
import type { Interaction } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { alertUser, end, queueForAcd, released } from '../transitions.ts';
import { wrapUpAfter } from '../wrap-up.ts';
import { createCall } from './create-call.ts';
import { findCommandable, invalidState } from './find-commandable.ts';
import { newInteraction } from './new-interaction.ts';
import { findQueueEntry, type QueueName } from './queue-entry.ts';
import { findProtectedAttribute } from './write-attributes.ts';

export interface PlaceCallback {
  readonly to: QueueName;
  /** The number to call. */
  readonly number: string;
  readonly name?: string | undefined;
  readonly subject?: string | undefined;
  /** Offered to nobody before then; milliseconds since the epoch. */
  readonly at?: number | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Puts a wish to be called into a queue and gives its id. */
export function placeCallback(
  step: Step,
  { to, number, name = '', ...wish }: PlaceCallback,
): string | Refusal {
  const attributes = wish.attributes ?? {};
  const refused = findProtectedAttribute(attributes);
  if (refused) return refused;
  const entry = findQueueEntry(step, to);
  if (isRefusal(entry)) return entry;
  if (number.trim() === '') return refuse('badTarget', 'A callback needs a number to call. Give one.');
  const remote = { name, address: number };
  const about = { direction: 'in', isInternal: false, remote, attributes } as const;
  const callback: Callback = {
    target: number,
    name,
    subject: wish.subject ?? '',
    attempts: 0,
    maxAttempts: maxCallbackAttempts,
    associatedCallId: undefined,
    snooze: undefined,
    disposition: undefined,
  };
  const interaction = newInteraction(step, 'callback', about, () => ({ callback }));
  entry.enter(interaction);
  const entered = step.interaction(interaction.id);
  if (entered && wish.at !== undefined && wish.at > step.now) snooze(step, entered, callback, wish.at);
  return interaction.id;
}

export interface CallBack {
  readonly target: string;
  readonly workgroup?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Calls the number of a callback that the actor has picked up; gives the id of the call. */
export function callBack(step: Step, actorId: string, id: string, call: CallBack): string | Refusal {
  const found = findCallback(step, actorId, id, 'called back');
  if (isRefusal(found)) return found;
  const callId = createCall(step, actorId, call);
  if (isRefusal(callId)) return callId;
  const { interaction, callback } = found;
  step.put({
    ...interaction,
    callback: { ...callback, attempts: callback.attempts + 1, associatedCallId: callId },
  });
  return callId;
}

/** Says how it went: it is over, or comes back to the queue it came from after a while. */
export function disposeCallback(
  step: Step,
  actorId: string,
  id: string,
  disposition: CallbackDisposition,
): Refusal | undefined {
  const found = findCallback(step, actorId, id, 'completed');
  if (isRefusal(found)) return found;
  const { interaction, callback } = found;
  const disposed: Callback = { ...callback, disposition };
  if (disposition !== 'retry') {
    end(step, { ...interaction, callback: disposed }, 'I');
    return undefined;
  }
  if (callback.attempts >= callback.maxAttempts) {
    return refuse(
      'invalidState',
      `Callback ${id} was tried ${callback.attempts} times, as often as it may be. Complete it as success or failure.`,
    );
  }
  wrapUpAfter(step, interaction);
  snooze(step, interaction, disposed, step.now + step.settings.callbackSnoozeMs);
  return undefined;
}

/** Its time has come: offers it where it lies. */
export function wakeCallback(step: Step, interaction: Interaction): void {
  const { workgroupId, userId } = interaction;
  if (workgroupId !== undefined) queueForAcd(step, interaction, workgroupId);
  else if (userId !== undefined) alertUser(step, interaction, userId, 'direct');
}

function snooze(step: Step, interaction: Interaction, callback: Callback, until: number): void {
  const { workgroupId } = interaction;
  step.put({
    ...released(interaction),
    callback: { ...callback, snooze: { since: step.now, until } },
    state: 'P',
    stateText: 'Snoozed',
    userId: workgroupId === undefined ? interaction.userId : undefined,
    isAcd: false,
  });
}

function findCallback(
  step: Step,
  actorId: string,
  id: string,
  participle: string,
): { readonly interaction: Interaction; readonly callback: Callback } | Refusal {
  // no capability bit stands for it: it needs a callback that was picked up
  const interaction = findCommandable(step, actorId, id, 'disconnect', participle);
  if (isRefusal(interaction)) return interaction;
  const { callback, state, kind } = interaction;
  if (!callback) {
    return refuse('invalidState', `Interaction ${id} is a ${kind}, not a callback. Name one that is.`);
  }
  return state === 'C' || state === 'H' ? { interaction, callback } : invalidState(participle, interaction);
}
