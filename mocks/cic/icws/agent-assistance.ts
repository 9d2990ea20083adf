import type { Clock } from '@switchhook/bridge/clock';
import type { PbxChange } from '../pbx/change.ts';
import type { Directory } from '../pbx/directory.ts';
import { isEnded } from '../pbx/interaction.ts';
import type { UserProfile } from '../pbx/world.ts';

export interface AssistanceMessage {
  readonly text: string;
  readonly participantId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface AssistanceParticipant {
  readonly userId: string;
  readonly action: 'initiated' | 'ignored' | 'accepted';
}

/** A call for help with an interaction (icws.md 7.4); replaced, never changed. */
export interface AssistanceRequest {
  readonly id: string;
  readonly interactionId: string;
  /** The workgroups whose supervisors may answer. */
  readonly workgroupIds: readonly string[];
  readonly state: 'open' | 'accepted' | 'completed';
  readonly messages: readonly AssistanceMessage[];
  /** Whoever asked comes first. */
  readonly participants: readonly AssistanceParticipant[];
}

/** Both sides, so that a subscriber can tell what is new; a request that is over has no `after`. */
export interface AssistanceChange {
  readonly kind: 'assistance';
  readonly before: AssistanceRequest | undefined;
  readonly after: AssistanceRequest;
}

/** The requests for help that are open: agents ask, supervisors of their workgroups and super users answer. */
export interface AgentAssistance {
  /** Gives the request; `undefined` where the user has asked for help with this interaction already. */
  ask(id: string, asked: AskedForHelp): AssistanceRequest | undefined;
  find(id: string): AssistanceRequest | undefined;
  readonly all: Iterable<AssistanceRequest>;
  /** Somebody writes; a supervisor's first words accept the request. */
  say(request: AssistanceRequest, userId: string, text: string): void;
  /** Whoever asked, or has accepted, ends it; another supervisor leaves it to the others. */
  withdraw(request: AssistanceRequest, userId: string): void;
  /** Ends what an interaction that ended, or left the user who asked, leaves over. */
  note(change: PbxChange): void;
  reset(): void;
}

interface AskedForHelp {
  readonly userId: string;
  readonly interactionId: string;
  readonly workgroupIds: readonly string[];
  readonly text: string;
}

export function createAgentAssistance(
  clock: Pick<Clock, 'now'>,
  tell: (change: AssistanceChange) => void,
): AgentAssistance {
  const requests = new Map<string, AssistanceRequest>();

  function store(before: AssistanceRequest | undefined, after: AssistanceRequest): void {
    if (after.state === 'completed') requests.delete(after.id);
    else requests.set(after.id, after);
    tell({ kind: 'assistance', before, after });
  }

  return {
    ask(id, { userId, interactionId, workgroupIds, text }) {
      const isAsked = [...requests.values()].some(
        (each) => each.interactionId === interactionId && initiatorOf(each) === userId,
      );
      if (isAsked) return undefined;
      const request: AssistanceRequest = {
        id,
        interactionId,
        workgroupIds,
        state: 'open',
        messages: [{ text, participantId: userId, at: clock.now() }],
        participants: [{ userId, action: 'initiated' }],
      };
      store(undefined, request);
      return request;
    },
    find: (id) => requests.get(id),
    get all() {
      return requests.values();
    },
    say(request, userId, text) {
      const messages = [...request.messages, { text, participantId: userId, at: clock.now() }];
      if (userId === initiatorOf(request)) store(request, { ...request, messages });
      else {
        const participants = withAction(request, userId, 'accepted');
        store(request, { ...request, messages, participants, state: 'accepted' });
      }
    },
    withdraw(request, userId) {
      const action = request.participants.find((each) => each.userId === userId)?.action;
      if (action === 'initiated' || action === 'accepted') store(request, { ...request, state: 'completed' });
      else store(request, { ...request, participants: withAction(request, userId, 'ignored') });
    },
    note(change) {
      if (change.kind !== 'interaction' || !change.before || requests.size === 0) return;
      const { before, after } = change;
      for (const request of [...requests.values()]) {
        if (request.interactionId !== before.id) continue;
        const goesOn = after && !isEnded(after) && after.userId === initiatorOf(request);
        if (!goesOn) store(request, { ...request, state: 'completed' });
      }
    },
    reset: () => requests.clear(),
  };
}

export function initiatorOf({ participants }: AssistanceRequest): string | undefined {
  return participants[0]?.userId;
}

function withAction(
  { participants }: AssistanceRequest,
  userId: string,
  action: AssistanceParticipant['action'],
): readonly AssistanceParticipant[] {
  const index = participants.findIndex((each) => each.userId === userId);
  return index < 0 ? [...participants, { userId, action }] : participants.with(index, { userId, action });
}

/** Whoever asked and whoever may answer, unless they left it to the others. */
export function concerns(directory: Directory, request: AssistanceRequest, user: UserProfile): boolean {
  const action = request.participants.find(({ userId }) => userId === user.id)?.action;
  if (action !== undefined) return action !== 'ignored';
  return mayAssist(directory, request, user);
}

export function mayAssist(directory: Directory, request: AssistanceRequest, user: UserProfile): boolean {
  return (
    user.isSuperUser ||
    request.workgroupIds.some((id) => directory.workgroup(id)?.supervisors?.includes(user.id) === true)
  );
}
