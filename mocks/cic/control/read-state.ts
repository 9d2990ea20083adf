import type { LivePbx } from '../live-pbx.ts';
import { attributesOf } from '../pbx/attributes.ts';
import { type Interaction, isEnded } from '../pbx/interaction.ts';
import type { PbxView } from '../pbx/pbx-state.ts';
import { queueKey, queueTypes } from '../pbx/queue-key.ts';
import type { InteractionState, MockCicState } from './state-schemas.ts';

/** Everything that goes on, as plain data. */
export function readState(pbx: LivePbx, now: number, sessions: number): MockCicState {
  const { directory, view } = pbx;
  const idsIn = (type: 1 | 2 | 3, name: string) => [...(view.queues.get(queueKey(type, name)) ?? [])];
  const connections = [...view.connections.values()];
  const userAt = new Map(connections.map(({ station, userId }) => [station?.stationId, userId]));
  return {
    now,
    sessions,
    users: [...view.users.values()].map((user) => ({
      userId: user.id,
      displayName: user.profile.displayName,
      extension: user.profile.extension,
      status: user.statusId,
      loggedIn: user.isLoggedIn,
      onPhone: user.isOnPhone,
      station: user.stations[0] ?? null,
      acdAvailable: user.availableSince.call !== undefined,
      queue: idsIn(queueTypes.user, user.id),
      notes: user.notes,
      inWrapUp: user.wrapUp !== undefined,
      inactiveIn: [...user.inactiveIn],
    })),
    stations: directory.world.stations.map(({ id, extension }) => ({
      stationId: id,
      extension,
      user: userAt.get(id) ?? null,
      queue: idsIn(queueTypes.station, id),
    })),
    connections: connections.map(({ sessionId, userId, applicationName, station }) => ({
      connectionId: sessionId,
      userId,
      applicationName,
      station: station?.stationId ?? null,
      readyForInteractions: station?.isReadyForInteractions ?? false,
    })),
    workgroups: directory.world.workgroups.map((workgroup) => ({
      workgroupId: workgroup.id,
      extension: workgroup.extension,
      members: [...workgroup.members],
      queue: idsIn(queueTypes.workgroup, workgroup.id),
    })),
    interactions: [...view.interactions.values()].map((each) => readInteraction(each, pbx)),
  };
}

/** One interaction as plain data. */
export function readInteraction(interaction: Interaction, { directory, view }: LivePbx): InteractionState {
  const attributes = [...attributesOf(interaction, directory).values()].filter(({ value }) => value !== '');
  const isDialing = interaction.state === 'S' || interaction.state === 'R';
  return {
    interactionId: interaction.id,
    kind: interaction.kind,
    state: interaction.state,
    stateText: interaction.stateText,
    direction: interaction.direction,
    internal: interaction.isInternal,
    remoteName: interaction.remote.name,
    remoteAddress: interaction.remote.address,
    dialed: interaction.dialed,
    user: interaction.userId ?? null,
    station: interaction.stationId ?? null,
    workgroup: interaction.workgroupId ?? null,
    linkedInteractionId: interaction.linkedId ?? null,
    digitsSent: interaction.digitsSent,
    muted: interaction.isMuted,
    private: interaction.isPrivate,
    recording: {
      recorders: interaction.recording.recorders.map(({ userId }) => userId),
      isPaused: interaction.recording.isPaused,
      isSecurelyPaused: interaction.recording.securePause !== undefined,
    },
    listeners: interaction.listeners.map(({ userId, isCoach }) => ({ userId, isCoach })),
    wavesPlayed: [...interaction.wavesPlayed],
    conferenceMembers: conferenceMembers(interaction, view),
    conferenceId: interaction.conference?.id ?? null,
    consultingInteractionId: interaction.consultingId ?? null,
    canRemoteAnswer: isDialing && !interaction.isInternal,
    ...mediaState(interaction),
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
  };
}

function conferenceMembers({ conference }: Interaction, { interactions }: PbxView): string[] {
  if (!conference) return [];
  const legs = [...interactions.values()].filter(
    (each) => each.conference?.id === conference.id && !isEnded(each),
  );
  return legs.map(({ id }) => id);
}

type MediaState = Pick<InteractionState, 'chat' | 'callback' | 'email'>;

function mediaState({ chat, callback, email }: Interaction): MediaState {
  return {
    chat: chat
      ? {
          members: chat.members.map(({ userId, displayName, role, isTyping }) => {
            return { memberId: userId, displayName, isVisitor: role === 'external', isTyping };
          }),
          messages: chat.messages.map(({ from, text, at }) => ({ from: from.displayName, text, at })),
        }
      : null,
    callback: callback
      ? {
          number: callback.target,
          subject: callback.subject,
          attempts: callback.attempts,
          callInteractionId: callback.associatedCallId ?? null,
          snoozedUntil: callback.snooze?.until ?? null,
          disposition: callback.disposition ?? null,
        }
      : null,
    email: email
      ? {
          subject: email.content.subject,
          from: email.content.sender.address,
          recipients: email.content.to.map(({ address }) => address),
          bodies: email.content.bodies.map((each) => ({ ...each })),
          answersInteractionId: email.parentId ?? null,
          isDraft: email.isDraft,
          sentAt: email.sentAt ?? null,
        }
      : null,
  };
}
