import { compactDate } from '../../pbx/compact-date.ts';
import type { Directory } from '../../pbx/directory.ts';
import type { UserProfile } from '../../pbx/world.ts';
import {
  type AgentAssistance,
  type AssistanceParticipant,
  type AssistanceRequest,
  concerns,
} from '../agent-assistance.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

/** `assistanceRequestState` and `assistanceRequestParticipantAction` of the contract. */
const states = { open: 0, accepted: 1, completed: 2 } as const;
const actions = { initiated: 1, ignored: 2, accepted: 3 } as const;

/** The open requests that the user made or may answer. */
export function assistanceListSubscription(
  assistance: AgentAssistance,
  directory: Directory,
  user: UserProfile,
): Subscription {
  const message = (isDelta: boolean, what: object): IcwsMessage => ({
    __type: 'urn:inin.com:interactions.assistance:assistanceRequestListMessage',
    isDelta,
    ...what,
  });
  const isListed = (request: AssistanceRequest | undefined) =>
    request !== undefined && request.state !== 'completed' && concerns(directory, request, user);
  return {
    topics: ['assistance'],
    snapshot: () => [
      message(false, { requestsAdded: [...assistance.all].filter(isListed).map(({ id }) => id) }),
    ],
    tell(change) {
      if (change.kind !== 'assistance') return undefined;
      const { before, after } = change;
      const wasListed = isListed(before);
      if (wasListed === isListed(after)) return undefined;
      return message(true, wasListed ? { requestsRemoved: [after.id] } : { requestsAdded: [after.id] });
    },
  };
}

/** Who has to do with one request and what they wrote. */
export function assistanceDetailsSubscription(
  assistance: AgentAssistance,
  directory: Directory,
  assistanceId: string,
): Subscription {
  function participant({ userId, action }: AssistanceParticipant): Readonly<Record<string, unknown>> {
    return {
      userId,
      displayName: directory.user(userId)?.displayName ?? userId,
      action: actions[action],
    };
  }

  function message(before: AssistanceRequest | undefined, after: AssistanceRequest): IcwsMessage {
    const actionBefore = new Map(before?.participants.map(({ userId, action }) => [userId, action]));
    const messages = after.messages.slice(before?.messages.length ?? 0);
    const added = after.participants.filter(({ userId }) => !actionBefore.has(userId));
    const changed = after.participants.filter(
      ({ userId, action }) => actionBefore.has(userId) && actionBefore.get(userId) !== action,
    );
    return {
      __type: 'urn:inin.com:interactions.assistance:assistanceRequestDetailsMessage',
      isDelta: before !== undefined,
      assistanceId,
      ...(!before && { interactionId: after.interactionId }),
      ...(before?.state !== after.state && { state: states[after.state] }),
      ...(messages.length > 0 && {
        messagesAdded: messages.map(({ text, participantId, at }) => {
          return { text, participantId, timeAdded: compactDate(at) };
        }),
      }),
      ...(added.length > 0 && { participantsAdded: added.map(participant) }),
      ...(changed.length > 0 && { participantsChanged: changed.map(participant) }),
    };
  }

  return {
    topics: [`assistance:${assistanceId}`],
    snapshot() {
      const request = assistance.find(assistanceId);
      return request ? [message(undefined, request)] : [];
    },
    tell(change) {
      return change.kind === 'assistance' ? message(change.before, change.after) : undefined;
    },
    isOver: (change) => change.kind === 'assistance' && change.after.state === 'completed',
  };
}
