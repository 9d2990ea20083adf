import type { CicEvent } from '../core/cic-event.ts';
import type { Log } from '../core/log.ts';
import type { ObservedChatMember } from '../core/observed-media.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { IcwsAnswer } from './icws-request.ts';
import type { LiveConnection } from './live-connection.ts';
import type { IcwsMessage } from './message.ts';
import type { Session } from './session.ts';

type DetailKind = 'chat' | 'callback';

/** The chats and callbacks of one agent that are watched beside the queue (icws.md 4.1). */
export interface DetailWatch {
  /** Rejects with a `BridgeError` where CIC refuses. Watching twice asks CIC once. */
  watch(kind: DetailKind, id: string): Promise<void>;
  /** Subscriptions do not survive a session: puts those again whose interaction is still there. */
  restore(live: LiveConnection): Promise<void>;
  onMessage(message: IcwsMessage): void;
  /** The interactions left the queue. */
  keepOnly(isPresent: (id: string) => boolean): void;
}

export interface DetailWatchContext {
  readonly userId: string;
  readonly session: () => Pick<Session, 'request'>;
  readonly log: Log;
  emit(event: CicEvent): void;
}

export function createDetailWatch({ userId, session, log, emit }: DetailWatchContext): DetailWatch {
  const watched = new Map<string, DetailKind>();
  const members = new Map<string, Map<string, ObservedChatMember>>();

  function put(via: Pick<Session, 'request'>, kind: DetailKind, id: string): Promise<IcwsAnswer> {
    const path = `/messaging/subscriptions/interactions/${encodeURIComponent(id)}/${kind}`;
    return via.request({ method: 'PUT', path });
  }

  function forget(id: string): void {
    watched.delete(id);
    members.delete(id);
  }

  return {
    async watch(kind, id) {
      if (watched.get(id) === kind) return;
      // Before the answer: the first message may overtake it.
      watched.set(id, kind);
      const answer = await put(session(), kind, id);
      if (answer.ok) return;
      forget(id);
      throw bridgeErrorOf(`watch ${kind} ${id}`, answer.failure);
    },
    async restore(live) {
      for (const [id, kind] of [...watched]) {
        const answer = await put(live, kind, id);
        if (answer.ok) continue;
        log.warn({ user: userId, id, kind, reason: answer.failure.message }, 'cannot watch any more');
        if (live.loss) return;
        forget(id);
      }
    },
    onMessage(message) {
      switch (message.kind) {
        case 'chatMembers': {
          const { interactionId, isDelta, present, removed } = message;
          if (watched.get(interactionId) !== 'chat') return;
          const here = new Map(isDelta ? members.get(interactionId) : undefined);
          for (const one of present) here.set(one.id, one);
          for (const one of removed) here.delete(one.id);
          members.set(interactionId, here);
          emit({ kind: 'chatMembersObserved', interactionId, members: [...here.values()] });
          return;
        }
        case 'chatContents': {
          const { interactionId, isDelta, added } = message;
          if (watched.get(interactionId) !== 'chat') return;
          emit({ kind: 'chatMessagesObserved', interactionId, messages: added, isWhole: !isDelta });
          return;
        }
        case 'callbackDetails': {
          const { interactionId, callback } = message;
          if (watched.get(interactionId) !== 'callback') return;
          emit({ kind: 'callbackObserved', interactionId, callback });
        }
      }
    },
    keepOnly(isPresent) {
      for (const id of [...watched.keys()]) if (!isPresent(id)) forget(id);
    },
  };
}
