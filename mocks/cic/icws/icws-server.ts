import type { IdSource } from '@switchhook/bridge';
import type { Clock } from '@switchhook/bridge/clock';
import type { LivePbx } from '../live-pbx.ts';
import type { AuthTokens } from './auth-tokens.ts';
import type { Features } from './features.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { SubscriptionIndex } from './subscription-index.ts';

/** What operations work on. */
export interface IcwsServer {
  readonly pbx: LivePbx;
  readonly sessions: SessionRegistry;
  readonly subscriptions: SubscriptionIndex;
  readonly authTokens: AuthTokens;
  readonly features: Features;
  readonly clock: Clock;
  readonly ids: IdSource;
}
