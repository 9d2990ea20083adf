import type { Agent } from './agent.ts';
import type { Destination } from './agent-command.ts';
import type { ActionSession, ChatPosting, ChatSession, Item, MailMessage, PhoneCall } from './item.ts';
import type { CallbackOutcome } from './observed-media.ts';

/** What CIC is to be asked; carried out in order, and the first failure ends the rest. */
export type CicCommand =
  | {
      readonly kind:
        | 'pickup'
        | 'hold'
        | 'mute'
        | 'unmute'
        | 'sendToVoicemail'
        | 'watchChat'
        | 'watchCallback';
      readonly interactionId: string;
    }
  | {
      readonly kind: 'disconnect';
      readonly interactionId: string;
      /** True where the command before it may have ended the interaction already. */
      readonly mayBeOver?: boolean;
    }
  | {
      readonly kind: 'cancelConsult' | 'concludeConsult';
      readonly interactionId: string;
      /** The interaction id of the call to the third party. */
      readonly consultCallId: string;
    }
  | {
      readonly kind: 'transfer';
      readonly interactionId: string;
      readonly destination: Destination;
    }
  | {
      readonly kind: 'consult';
      readonly interactionId: string;
      readonly destination: Destination;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'conference'; readonly interactionIds: readonly string[] }
  | {
      readonly kind: 'addToConference';
      readonly conferenceId: string;
      readonly interactionIds: readonly string[];
    }
  | { readonly kind: 'invite'; readonly interactionId: string; readonly destination: Destination }
  | { readonly kind: 'sendDigits'; readonly interactionId: string; readonly digits: string }
  | { readonly kind: 'sendChatText'; readonly interactionId: string; readonly text: string }
  | {
      readonly kind: 'callBack';
      readonly interactionId: string;
      readonly target: string;
    }
  | {
      readonly kind: 'completeCallback';
      readonly interactionId: string;
      readonly outcome: CallbackOutcome;
    }
  | {
      readonly kind: 'writeAttributes';
      readonly interactionId: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'createCall';
      readonly target: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'setStatus'; readonly statusId: string }
  | { readonly kind: 'logOn'; readonly statusId: string }
  | { readonly kind: 'logOff' };

/** What SAP is to be told, with the whole object as it was at that moment. */
export type Notice =
  | { readonly kind: 'userChanged'; readonly agent: Agent }
  | { readonly kind: 'phoneCallChanged'; readonly agent: Agent; readonly item: PhoneCall }
  | { readonly kind: 'chatChanged'; readonly agent: Agent; readonly item: ChatSession }
  | {
      readonly kind: 'chatNewPosting';
      readonly agent: Agent;
      readonly item: ChatSession;
      readonly posting: ChatPosting;
    }
  | { readonly kind: 'actionItemChanged'; readonly agent: Agent; readonly item: ActionSession }
  | { readonly kind: 'messageChanged'; readonly agent: Agent; readonly item: MailMessage }
  /** The processing state alone changed. */
  | { readonly kind: 'itemChanged'; readonly agent: Agent; readonly item: Item }
  /** The agent was activated in a workgroup or is so no longer; told where the flag asks for it. */
  | { readonly kind: 'queueChanged'; readonly agent: Agent; readonly workgroup: string }
  /** The line or its calls changed; told where the flag asks for it. */
  | { readonly kind: 'lineChanged'; readonly agent: Agent };
