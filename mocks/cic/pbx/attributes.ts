import { type AttributeMap, withAttributes } from './attribute-map.ts';
import { capabilityMask } from './capabilities.ts';
import { compactDate } from './compact-date.ts';
import { bareNumber } from './dial-target.ts';
import type { Directory } from './directory.ts';
import type { Interaction, InteractionKind, InteractionState } from './interaction.ts';
import { mediaAttributes } from './media-attributes.ts';
import type { Recorder } from './recording.ts';

const callStates: Readonly<Record<InteractionState, string>> = {
  A: 'Alerting',
  C: 'Connected',
  H: 'On Hold',
  M: 'Voice Mail',
  O: 'Offering',
  P: 'Parked',
  R: 'Proceeding',
  X: 'Suspended',
  S: 'Initializing',
  I: 'Disconnected',
  E: 'Disconnected',
};

// spellings other than Call and Chat are not verified (icws.md 7.9)
const objectTypes: Readonly<Record<InteractionKind, string>> = {
  call: 'Call',
  chat: 'Chat',
  callback: 'Callback',
  email: 'Email',
  generic: 'Generic Object',
};

// an interaction is immutable, and many subscribers ask for the same one
const computed = new WeakMap<Interaction, AttributeMap>();

/** Every attribute that has a value or had one (icws.md 7.9); what was written from outside comes out on top. */
export function attributesOf(interaction: Interaction, directory: Directory): AttributeMap {
  const known = computed.get(interaction);
  if (known) return known;
  const written = Object.fromEntries(
    [...interaction.written.values()].map((attribute) => [attribute.name, attribute.value]),
  );
  const all = withAttributes(withAttributes(new Map(), systemAttributes(interaction, directory)), written);
  computed.set(interaction, all);
  return all;
}

function systemAttributes(call: Interaction, directory: Directory): Readonly<Record<string, string>> {
  const owner = call.userId === undefined ? undefined : directory.user(call.userId);
  const { times } = call;
  const dialed = bareNumber(call.dialed);
  const remoteNumber = bareNumber(call.remote.address);
  const connectedSeconds =
    times.answered !== undefined && times.terminated !== undefined
      ? String(Math.round((times.terminated - times.answered) / 1000))
      : '';
  return {
    Eic_InteractionId: call.id,
    Eic_CallId: call.id,
    Eic_CallIdKey: call.id + compactDate(times.initiated).slice(0, 8),
    Eic_ObjectType: objectTypes[call.kind],
    Eic_State: call.state,
    Eic_CallState: call.state === 'S' ? call.stateText : callStates[call.state],
    Eic_CallStateString: call.stateText,
    Eic_CallDirection: call.direction === 'in' ? 'I' : 'O',
    Eic_CallType: call.isInternal ? 'I' : 'E',
    Eic_Capabilities: String(capabilityMask(call)),
    Eic_RemoteName: call.remote.name,
    Eic_RemoteId: remoteNumber,
    Eic_RemoteAddress: call.remote.address,
    Eic_RemoteTn: remoteNumber,
    Eic_RemoteTnRaw: remoteNumber,
    Eic_LocalName: owner?.displayName ?? '',
    Eic_LocalId: owner?.extension ?? '',
    Eic_LocalUserId: owner?.id ?? '',
    Eic_LocalAddress: call.direction === 'in' ? call.dialed : (owner?.extension ?? ''),
    Eic_LocalTnRaw: call.direction === 'in' ? call.dialed : (owner?.extension ?? ''),
    Eic_DNIS: call.direction === 'in' ? dialed : '',
    Eic_UserName: call.userId ?? '',
    Eic_StationName: call.stationId ?? '',
    Eic_WorkgroupName: call.workgroupId ?? call.onBehalfOf ?? '',
    Eic_AssignedWorkgroup: call.workgroupId ?? call.onBehalfOf ?? '',
    Eic_Muted: call.isMuted ? '1' : '0',
    Eic_Private: call.isPrivate ? '1' : '0',
    Eic_ConferenceId: call.conference?.id ?? '',
    Eic_ConsultCallId: call.consultId ?? '',
    Eic_ConsultingCallId: call.consultingId ?? '',
    ...recordingAttributes(call),
    ...mediaAttributes(call),
    ...wrapUpAttributes(call, directory),
    Eic_IsdnCauseValue: call.cause === undefined ? '' : String(call.cause),
    Eic_InitiationTime: compactDate(times.initiated),
    Eic_WorkgroupQueueTimestamp: dateOrEmpty(times.workgroupQueue),
    Eic_UserQueueTimestamp: dateOrEmpty(times.userQueue),
    Eic_AnswerTime: dateOrEmpty(times.answered),
    Eic_ConnectTime: dateOrEmpty(times.answered),
    Eic_InitialConnectTime: dateOrEmpty(times.answered),
    Eic_TerminationTime: dateOrEmpty(times.terminated),
    Eic_ConnectDurationTime: connectedSeconds,
  };
}

function dateOrEmpty(time: number | undefined): string {
  return time === undefined ? '' : compactDate(time);
}

/** Our grammar, as the server's is not known (icws.md 9.4): `1;agent1;Sales;20260314T091500Z|2;…`. */
function wrapUpAttributes(
  { segments, workgroupId, onBehalfOf }: Interaction,
  directory: Directory,
): Readonly<Record<string, string>> {
  const workgroup = directory.workgroup(workgroupId ?? onBehalfOf ?? '');
  const lines = segments.map((each) =>
    [each.id, each.userId, each.workgroupId ?? '', compactDate(each.since)].join(';'),
  );
  return {
    Eic_WrapupConnectionSegments: lines.join('|'),
    Eic_WrapUpCodeSet: workgroup?.wrapUpCodes?.join('|') ?? '',
  };
}

function recordingAttributes({ recording, listeners }: Interaction): Readonly<Record<string, string>> {
  const { recordingId, snippetId, securePause } = recording;
  return {
    Eic_Recorders: namesOf(recording.recorders, false),
    Eic_RecordersSupv: namesOf(recording.recorders, true),
    Eic_Monitors: namesOf(listeners, false),
    Eic_MonitorsSupv: namesOf(listeners, true),
    Eic_IRRecordingId: recordingId ?? '',
    Eic_IRSnippetRecordingId: snippetId ?? '',
    Eic_SecureRecordingPauseStartTime: dateOrEmpty(securePause?.since),
    Eic_RecordingsAutoResumeTime: dateOrEmpty(securePause?.until),
  };
}

function namesOf(people: readonly Recorder[], areSupervisors: boolean): string {
  const chosen = people.filter(({ isSupervisor }) => isSupervisor === areSupervisors);
  return chosen.map(({ userId }) => userId).join('|');
}
