import type { Item as IciItem, PhoneCall, TextElement, UserAttributes } from '@switchhook/bridge/ici';
import type { SystemMessage, WorkModeView } from '@switchhook/simulator/model';

/** What can happen to an agent's work: events of the bridge, its answers, and the agent's own doing. */
export type AgentEvent =
  | { readonly kind: 'loggedOn'; readonly user: UserAttributes; readonly workModes: readonly WorkModeView[] }
  | { readonly kind: 'loggedOff' }
  /** The bridge took part of a log-on only: what its events brought meanwhile goes again. */
  | { readonly kind: 'logOnFailed' }
  | { readonly kind: 'subscriptionEnded'; readonly reason: TextElement }
  | { readonly kind: 'userChanged'; readonly user: UserAttributes }
  | { readonly kind: 'callChanged'; readonly call: PhoneCall }
  | { readonly kind: 'itemChanged'; readonly item: IciItem }
  /** The bridge does not know an item any more that was never told to have ended. */
  | { readonly kind: 'itemGone'; readonly itemId: string }
  | { readonly kind: 'workModeRequested'; readonly workMode: string }
  | { readonly kind: 'workModeRefused' }
  /** The bridge's answer to a dial; its events may have told more by then. */
  | { readonly kind: 'callDialed'; readonly call: PhoneCall }
  | { readonly kind: 'acceptTaken'; readonly itemId: string }
  | { readonly kind: 'rejectRequested'; readonly itemId: string }
  | { readonly kind: 'rejectRefused'; readonly itemId: string }
  | { readonly kind: 'interactionEnded'; readonly sessionId: string }
  | { readonly kind: 'sessionActivated'; readonly sessionId: string }
  | { readonly kind: 'messageShown'; readonly severity: SystemMessage['severity']; readonly text: string };
