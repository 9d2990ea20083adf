import type { ObservedState } from '../core/observed-call.ts';
import { type AttributeSet, firstAttribute, readAttribute } from './attribute-set.ts';

/** `Eic_CallDirection` is from CIC's view (icws.md 7.9). */
export function directionOf(attributes: AttributeSet): 'in' | 'out' {
  return /^o/i.test(readAttribute(attributes, 'Eic_CallDirection')) ? 'out' : 'in';
}

/** Recorders and monitors lie in the queue of the agent whom they follow (icws.md 7.9). */
export function isRecorderOrMonitor(attributes: AttributeSet): boolean {
  return firstAttribute(attributes, ['Eic_RecordedObjectId', 'Eic_MonitoredObjectId']) !== '';
}

/** A yes in any of CIC's spellings. */
export function isOn(attributes: AttributeSet, name: string): boolean {
  return /^(1|true|yes)$/i.test(readAttribute(attributes, name));
}

export function workgroupOf(attributes: AttributeSet): string {
  return firstAttribute(attributes, ['Eic_AssignedWorkgroup', 'Eic_WorkgroupName']);
}

export function startedAt(attributes: AttributeSet): string {
  return isoTime(firstAttribute(attributes, ['Eic_InitiationTime', 'Eic_ConnectTime']));
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

/** What an interaction is doing; an inbound one in state System is still with the IVR: nobody dials it. */
export function stateOf(attributes: AttributeSet): ObservedState {
  const code = readAttribute(attributes, 'Eic_State');
  const name = code.length > 1 ? code : readAttribute(attributes, 'Eic_CallState');
  const state =
    statesByCode[code.toUpperCase()] ??
    statesByName.find(([pattern]) => pattern.test(name))?.[1] ??
    'dialing';
  return state === 'dialing' && directionOf(attributes) === 'in' ? 'offering' : state;
}

const compactTime = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(\.\d+)?Z?$/;

/** CIC sends compact or extended ISO 8601, both UTC (icws.md 1); anything else reads as not known. */
export function isoTime(value: string): string {
  const parts = compactTime.exec(value);
  if (!parts) return '';
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
