import type { IdSource } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { HandlerRoom } from '../handlers/handler-room.ts';
import type { LivePbx } from '../live-pbx.ts';
import type { AgentAssistance } from './agent-assistance.ts';
import type { AuthTokens } from './auth-tokens.ts';
import type { CallProgress } from './call-progress.ts';
import type { ContactBook } from './contact-book.ts';
import type { Faults } from './faults.ts';
import type { Features } from './features.ts';
import type { Files } from './files.ts';
import type { History } from './history.ts';
import type { Host } from './host.ts';
import type { Licences } from './licences.ts';
import type { Recordings } from './recordings.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { SubscriptionIndex } from './subscription-index.ts';
import type { Voicemails } from './voicemails.ts';

/** A file that a client is about to send for a draft. */
interface AnnouncedUpload {
  readonly interactionId: string;
  readonly sessionId: string;
  readonly fileName: string;
  readonly isInline: boolean;
}

/** What both servers of a pair have in common. */
export interface SharedServices {
  readonly pbx: LivePbx;
  readonly licences: Licences;
  readonly assistance: AgentAssistance;
  readonly voicemails: Voicemails;
  readonly recordings: Recordings;
  readonly faults: Faults;
  readonly history: History;
  readonly calls: CallProgress;
  readonly contacts: ContactBook;
  readonly handlers: HandlerRoom;
  readonly files: Files;
  /** Uploads that were announced, by the id of their request. */
  readonly uploads: Map<string, AnnouncedUpload>;
  readonly features: Features;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** What operations work on. */
export interface IcwsServer extends SharedServices {
  readonly host: Host;
  readonly sessions: SessionRegistry;
  readonly subscriptions: SubscriptionIndex;
  readonly authTokens: AuthTokens;
}
