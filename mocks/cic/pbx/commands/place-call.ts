import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { alertUser, queueForAcd } from '../transitions.ts';
import { newCall } from './new-call.ts';
import { findProtectedAttribute } from './write-attributes.ts';

/** A call that comes in from outside. */
export interface PlaceCall {
  readonly to: { readonly user: string } | { readonly workgroup: string };
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
  if ('workgroup' in call.to) {
    const workgroup = step.directory.workgroup(call.to.workgroup);
    if (!workgroup) return unknown('unknownWorkgroup', call.to.workgroup, step.directory.world.workgroups);
    const interaction = newCall(step, { ...inbound, dialed: call.dialed ?? workgroup.extension });
    queueForAcd(step, interaction, workgroup.id);
    return interaction.id;
  }
  const user = step.directory.user(call.to.user);
  if (!user) return unknown('unknownUser', call.to.user, step.directory.world.users);
  const interaction = newCall(step, { ...inbound, dialed: call.dialed ?? user.extension });
  alertUser(step, interaction, user.id, 'direct');
  return interaction.id;
}

function unknown(
  refused: 'unknownUser' | 'unknownWorkgroup',
  id: string,
  known: readonly { readonly id: string }[],
): Refusal {
  const what = refused === 'unknownUser' ? 'User' : 'Workgroup';
  const names = known
    .slice(0, 20)
    .map((each) => each.id)
    .join(', ');
  return refuse(refused, `${what} ${id} does not exist. Known: ${names}.`);
}
