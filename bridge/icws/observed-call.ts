import type { ObservedCall, ObservedState } from '../core/observed-call.ts';
import { type AttributeSet, attributeRecord, firstAttribute, readAttribute } from './attribute-set.ts';

/** Where the numbers are looked for, first non-empty first (G33, G34). */
export interface NumberSources {
  readonly remoteAttributes: readonly string[];
  readonly dialedAttributes: readonly string[];
}

/** What `observedCallOf` reads, beside the number sources. */
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
];

/** All attributes to subscribe: what the bridge reads, the number sources, and `extra`; each once. */
export function subscribedAttributes(sources: NumberSources, extra: readonly string[]): readonly string[] {
  const names = [...readAttributes, ...sources.remoteAttributes, ...sources.dialedAttributes, ...extra];
  return names.filter(
    (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
  );
}

/** The call that `attributes` describe; `undefined` where the interaction is no telephone call. */
export function observedCallOf(
  id: string,
  attributes: AttributeSet,
  { remoteAttributes, dialedAttributes }: NumberSources,
): ObservedCall | undefined {
  if (!isCall(attributes)) return undefined;
  const direction = /^o/i.test(readAttribute(attributes, 'Eic_CallDirection')) ? 'out' : 'in';
  const remoteNumber = firstAttribute(attributes, remoteAttributes);
  return {
    id,
    state: stateOf(attributes, direction),
    direction,
    // `I` by one source, `Internal` or `Intercom` by others (icws.md 7.9).
    isInternal: /^i/i.test(readAttribute(attributes, 'Eic_CallType')),
    remoteNumber,
    remoteName: readAttribute(attributes, 'Eic_RemoteName'),
    // The local number of an outbound call is the agent's own: dialled was the far end.
    dialedNumber: direction === 'out' ? remoteNumber : firstAttribute(attributes, dialedAttributes),
    workgroup: firstAttribute(attributes, ['Eic_AssignedWorkgroup', 'Eic_WorkgroupName']),
    startedAt: isoTime(firstAttribute(attributes, ['Eic_InitiationTime', 'Eic_ConnectTime'])),
    attributes: attributeRecord(attributes),
  };
}

/** Recorders and monitors lie in the queue of the agent whom they follow (icws.md 7.9). */
function isCall(attributes: AttributeSet): boolean {
  if (firstAttribute(attributes, ['Eic_RecordedObjectId', 'Eic_MonitoredObjectId']) !== '') return false;
  const type = readAttribute(attributes, 'Eic_ObjectType');
  return type === '' || /(^|\s)call$/i.test(type);
}

/** By the code in `Eic_State` (icws.md 7.3). */
const statesByCode: Readonly<Record<string, ObservedState>> = {
  A: 'alerting',
  C: 'connected',
  H: 'held',
  M: 'messaging',
  O: 'offering',
  P: 'held',
  R: 'proceeding',
  S: 'dialing',
  X: 'held',
  I: 'disconnected',
  E: 'disconnected',
};

/** By the English name in `Eic_CallState`, for an empty or unknown code; never by the display text. */
const statesByName: readonly (readonly [RegExp, ObservedState])[] = [
  [/^(internal|external)?\s*disconnect/i, 'disconnected'],
  [/^alert/i, 'alerting'],
  [/^connect/i, 'connected'],
  [/^(on hold|held|park|suspend)/i, 'held'],
  [/^(voice ?mail|messaging)/i, 'messaging'],
  [/^proceed/i, 'proceeding'],
  [/^(dial|init|manual dial|system|station audio)/i, 'dialing'],
  [/^offer/i, 'offering'],
];

function stateOf(attributes: AttributeSet, direction: 'in' | 'out'): ObservedState {
  const code = readAttribute(attributes, 'Eic_State');
  const name = code.length > 1 ? code : readAttribute(attributes, 'Eic_CallState');
  const state =
    statesByCode[code.toUpperCase()] ??
    statesByName.find(([pattern]) => pattern.test(name))?.[1] ??
    'dialing';
  // An inbound call in state System is still with the IVR: nobody dials it.
  return state === 'dialing' && direction === 'in' ? 'offering' : state;
}

const compactTime = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(\.\d+)?Z?$/;

/** CIC sends compact or extended ISO 8601, both UTC (icws.md 1); anything else reads as not known. */
function isoTime(value: string): string {
  const parts = compactTime.exec(value);
  if (!parts) return '';
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
