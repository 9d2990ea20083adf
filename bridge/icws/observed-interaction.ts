import type { ChannelSources } from '../core/attribute-sources.ts';
import type { InteractionChannel, ObservedInteraction } from '../core/observed-interaction.ts';
import { type AttributeSet, attributeRecord, firstAttribute, readAttribute } from './attribute-set.ts';
import {
  directionOf,
  isRecorderOrMonitor,
  startedAt,
  stateOf,
  workgroupOf,
} from './interaction-attributes.ts';

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
  {
    remoteSources,
    dialedSources,
  }: { readonly remoteSources: ChannelSources; readonly dialedSources: ChannelSources },
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
    dialedAddress: firstAttribute(attributes, dialedSources[channel]),
    subject: firstAttribute(attributes, ['Eic_Subject', 'Eic_EmailSubject']),
    // The queue has no attribute for them; the contents of the e-mail name them.
    recipients: [],
    attachments: listed(readAttribute(attributes, 'Eic_EmailAttachments')),
    workgroup: workgroupOf(attributes),
    startedAt: startedAt(attributes),
    attributes: attributeRecord(attributes),
  };
}

/** Names of files, one after the other; numbered as the contents of the e-mail number them. */
function listed(names: string): ObservedInteraction['attachments'] {
  return names
    .split('|')
    .filter((name) => name.trim() !== '')
    .map((name, index) => ({ attachmentId: String(index + 1), name: name.trim() }));
}
