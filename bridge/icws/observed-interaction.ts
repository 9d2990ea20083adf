import type { InteractionChannel, ObservedInteraction } from '../core/observed-interaction.ts';
import { type AttributeSet, attributeRecord, firstAttribute, readAttribute } from './attribute-set.ts';
import {
  directionOf,
  isRecorderOrMonitor,
  startedAt,
  stateOf,
  workgroupOf,
} from './interaction-attributes.ts';

/** For each channel the attributes in which the far end is looked for, first non-empty first (G33). */
export type RemoteSources = Readonly<Record<InteractionChannel, readonly string[]>>;

export const defaultRemoteSources: RemoteSources = {
  chat: ['Eic_RemoteAddress', 'Eic_RemoteId'],
  callback: ['Eic_CallbackPhone', 'Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'],
  email: ['Eic_RemoteAddress', 'Eic_RemoteId'],
  generic: ['Eic_RemoteId', 'Eic_RemoteAddress'],
};

/** Spellings beside "Call" and "Chat" are not sure (icws.md 7.9), so they are read with tolerance. */
const channels: readonly (readonly [RegExp, InteractionChannel])[] = [
  [/^(web ?)?chat$/i, 'chat'],
  [/^call ?back$/i, 'callback'],
  [/^e-?mail$/i, 'email'],
  [/^generic( ?object)?$/i, 'generic'],
];

/** The chat, callback, e-mail or generic object that `attributes` describe; `undefined` where it is none. */
export function observedInteractionOf(
  id: string,
  attributes: AttributeSet,
  { remoteSources }: { readonly remoteSources: RemoteSources },
): ObservedInteraction | undefined {
  if (isRecorderOrMonitor(attributes)) return undefined;
  const type = readAttribute(attributes, 'Eic_ObjectType');
  const channel = channels.find(([pattern]) => pattern.test(type))?.[1];
  if (!channel) return undefined;
  return {
    id,
    channel,
    state: stateOf(attributes),
    direction: directionOf(attributes),
    remoteAddress: firstAttribute(attributes, remoteSources[channel]),
    remoteName: readAttribute(attributes, 'Eic_RemoteName'),
    subject: firstAttribute(attributes, ['Eic_Subject', 'Eic_EmailSubject']),
    workgroup: workgroupOf(attributes),
    startedAt: startedAt(attributes),
    attributes: attributeRecord(attributes),
  };
}
