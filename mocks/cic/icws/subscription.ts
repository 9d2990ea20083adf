import type { HandlerNotification } from '../handlers/handler.ts';
import type { PbxChange } from '../pbx/change.ts';
import type { Interaction } from '../pbx/interaction.ts';
import { type QueueKey, queuesOf } from '../pbx/queue-key.ts';
import type { AssistanceChange } from './agent-assistance.ts';
import type { IcwsMessage } from './message.ts';
import type { VoicemailChange } from './voicemails.ts';

/** What subscribers can be told of: the switch, and what the server itself keeps about sessions. */
export type ServerChange =
  | PbxChange
  | AssistanceChange
  | VoicemailChange
  | { readonly kind: 'contacts' }
  | { readonly kind: 'licences'; readonly sessionId: string }
  | { readonly kind: 'handlerNotification'; readonly notification: HandlerNotification }
  | { readonly kind: 'history'; readonly userId: string; readonly item: Interaction };

/** What a subscription wants to hear of; changes find their subscribers by it, nobody is scanned. */
export type Topic =
  | `queue:${QueueKey}`
  | `interaction:${string}`
  | `user:${string}`
  | `session:${string}`
  | `sessionsOf:${string}`
  | `sessionsAt:${string}`
  | 'configuration'
  | 'contacts'
  | 'assistance'
  | `assistance:${string}`
  | `voicemails:${string}`
  | `licences:${string}`
  | `history:${string}`
  | `handlers:${string}`;

export interface Subscription {
  readonly topics: readonly Topic[];
  /** The present state, told once at the start. */
  snapshot(): readonly IcwsMessage[];
  /** What a change under one of the topics means for this subscriber. */
  tell(change: ServerChange): IcwsMessage | readonly IcwsMessage[] | undefined;
  /** Whether nothing can follow after this change. */
  isOver?(change: ServerChange): boolean;
}

export function topicsOf(change: ServerChange): readonly Topic[] {
  switch (change.kind) {
    case 'interaction': {
      const id = change.after?.id ?? change.before?.id;
      const keys = new Set([...queuesOf(change.before), ...queuesOf(change.after)]);
      const queues = [...keys].map((key): Topic => `queue:${key}`);
      return id === undefined ? queues : [...queues, `interaction:${id}`];
    }
    case 'user':
      return [`user:${change.after.id}`];
    case 'configuration':
      return ['configuration'];
    case 'contacts':
      return ['contacts'];
    case 'voicemail': {
      const userId = change.after?.userId ?? change.before?.userId;
      return userId === undefined ? [] : [`voicemails:${userId}`];
    }
    case 'assistance':
      return ['assistance', `assistance:${change.after.id}`];
    case 'licences':
      return [`licences:${change.sessionId}`];
    case 'handlerNotification':
      return [`handlers:${change.notification.objectId.toLowerCase()}`];
    case 'history':
      return [`history:${change.userId}`];
    case 'connection': {
      const connection = change.after ?? change.before;
      if (!connection) return [];
      const stations = [change.before, change.after].flatMap((each) => each?.station?.stationId || []);
      return [
        `session:${connection.sessionId}`,
        `sessionsOf:${connection.userId}`,
        ...stations.map((stationId): Topic => `sessionsAt:${stationId}`),
      ];
    }
  }
}
