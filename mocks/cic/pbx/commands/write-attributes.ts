import { withAttributes } from '../attribute-map.ts';
import { attributesOf } from '../attributes.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { mayActOn, unknownInteraction } from './find-commandable.ts';

/** Attributes that follow from what the switch does; written over they would lie (icws.md 7.9). */
const protectedAttributes: ReadonlySet<string> = new Set(
  [
    'Eic_InteractionId',
    'Eic_CallId',
    'Eic_CallIdKey',
    'Eic_ObjectType',
    'Eic_State',
    'Eic_CallState',
    'Eic_CallStateString',
    'Eic_Capabilities',
    'Eic_UserName',
    'Eic_StationName',
    'Eic_WorkgroupName',
    'Eic_Muted',
  ].map((name) => name.toLowerCase()),
);

export function findProtectedAttribute(values: Readonly<Record<string, string>>): Refusal | undefined {
  const name = Object.keys(values).find((each) => protectedAttributes.has(each.toLowerCase()));
  if (name === undefined) return undefined;
  return refuse(
    'badAttribute',
    `Attribute ${name} is kept by the server. Use a command instead of writing it.`,
  );
}

export type AppendMode = 'replace' | 'append' | 'appendWithSeparator';

export function writeAttributes(
  step: Step,
  actorId: string,
  id: string,
  values: Readonly<Record<string, string>>,
  mode: AppendMode,
): Refusal | undefined {
  const interaction = step.interaction(id);
  if (!interaction) return unknownInteraction(id);
  if (!mayActOn(step, actorId, interaction)) {
    return refuse('notAllowed', `User ${actorId} may not write attributes of interaction ${id}.`);
  }
  const refused = findProtectedAttribute(values);
  if (refused) return refused;
  const current = attributesOf(interaction, step.directory);
  const next = Object.entries(values).map(([name, value]) => {
    const old = current.get(name.toLowerCase())?.value ?? '';
    if (mode === 'replace' || old === '') return [name, value] as const;
    return [name, mode === 'append' ? old + value : `${old}|${value}`] as const;
  });
  step.put({ ...interaction, written: withAttributes(interaction.written, Object.fromEntries(next)) });
  return undefined;
}
