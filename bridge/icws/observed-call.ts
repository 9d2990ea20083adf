import type { ObservedCall } from '../core/observed-call.ts';
import { type AttributeSet, attributeRecord, firstAttribute, readAttribute } from './attribute-set.ts';
import {
  directionOf,
  isOn,
  isRecorderOrMonitor,
  startedAt,
  stateOf,
  workgroupOf,
} from './interaction-attributes.ts';

/** Where the numbers are looked for, first non-empty first (G33, G34). */
export interface NumberSources {
  readonly remoteAttributes: readonly string[];
  readonly dialedAttributes: readonly string[];
  /** Where it is true, a caller's number is not shown (G10). */
  readonly hideRemoteAttribute?: string | undefined;
}

/** What is read of an interaction, beside the number sources. */
const readAttributes = [
  'Eic_ObjectType',
  'Eic_State',
  'Eic_CallState',
  'Eic_CallDirection',
  'Eic_CallType',
  'Eic_RemoteName',
  'Eic_AssignedWorkgroup',
  'Eic_WorkgroupName',
  'Eic_InitiationTime',
  'Eic_ConnectTime',
  'Eic_RecordedObjectId',
  'Eic_MonitoredObjectId',
  'Eic_UserName',
  'Eic_Subject',
  'Eic_EmailSubject',
  'Eic_EmailAttachments',
  'Eic_Muted',
  'Eic_Recorders',
  'Eic_Capabilities',
  'Eic_ConferenceId',
  'Eic_ConsultingCallId',
  'Eic_WrapupConnectionSegments',
];

/** All attributes to subscribe: what the bridge reads, the number sources, and `extra`; each once. */
export function subscribedAttributes(sources: NumberSources, extra: readonly string[]): readonly string[] {
  const { remoteAttributes, dialedAttributes, hideRemoteAttribute } = sources;
  const hiding = hideRemoteAttribute === undefined ? [] : [hideRemoteAttribute];
  const names = [...readAttributes, ...remoteAttributes, ...dialedAttributes, ...hiding, ...extra];
  return names.filter(
    (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
  );
}

/** The call that `attributes` describe; `undefined` where the interaction is no telephone call. */
export function observedCallOf(
  id: string,
  attributes: AttributeSet,
  { remoteAttributes, dialedAttributes, hideRemoteAttribute = '' }: NumberSources,
): ObservedCall | undefined {
  if (!isCall(attributes)) return undefined;
  const direction = directionOf(attributes);
  const isHidden = direction === 'in' && isOn(attributes, hideRemoteAttribute);
  const remoteNumber = isHidden ? '' : firstAttribute(attributes, remoteAttributes);
  return {
    id,
    state: stateOf(attributes),
    direction,
    // `I` by one source, `Internal` or `Intercom` by others (icws.md 7.9).
    isInternal: /^i/i.test(readAttribute(attributes, 'Eic_CallType')),
    remoteNumber,
    remoteName: readAttribute(attributes, 'Eic_RemoteName'),
    // The local number of an outbound call is the agent's own: dialled was the far end.
    dialedNumber: direction === 'out' ? remoteNumber : firstAttribute(attributes, dialedAttributes),
    workgroup: workgroupOf(attributes),
    startedAt: startedAt(attributes),
    isMuted: isOn(attributes, 'Eic_Muted'),
    conferenceId: readAttribute(attributes, 'Eic_ConferenceId'),
    consultingCallId: readAttribute(attributes, 'Eic_ConsultingCallId'),
    attributes: attributeRecord(attributes),
  };
}

function isCall(attributes: AttributeSet): boolean {
  if (isRecorderOrMonitor(attributes)) return false;
  const type = readAttribute(attributes, 'Eic_ObjectType');
  return type === '' || /(^|\s)call$/i.test(type);
}
