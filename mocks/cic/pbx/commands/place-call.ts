import { isRefusal, type Refusal } from '../refusal.ts';
import type { Step } from '../step.ts';
import { newCall } from './new-call.ts';
import { findQueueEntry, type QueueName } from './queue-entry.ts';
import { findProtectedAttribute } from './write-attributes.ts';

/** A call that comes in from outside. */
export interface PlaceCall {
  readonly to: QueueName;
  /** As the network would give it; empty or `PRIV` for a caller without a number. */
  readonly from: string;
  readonly name?: string | undefined;
  /** The number the caller dialled; the extension of user or workgroup unless told otherwise. */
  readonly dialed?: string | undefined;
  /** Custom attributes, and overrides of system attributes. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** Lets a caller from outside reach a user or a workgroup and gives the id of the call. */
export function placeCall(step: Step, call: PlaceCall): string | Refusal {
  const refused = findProtectedAttribute(call.attributes ?? {});
  if (isRefusal(refused)) return refused;
  const remote = { name: call.name ?? '', address: call.from };
  const attributes = call.attributes ?? {};
  const inbound = { direction: 'in', isInternal: false, remote, attributes } as const;
  const entry = findQueueEntry(step, call.to);
  if (isRefusal(entry)) return entry;
  const interaction = newCall(step, { ...inbound, dialed: call.dialed ?? entry.extension });
  entry.enter(interaction);
  return interaction.id;
}
