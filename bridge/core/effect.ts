import type { Agent } from './agent.ts';
import type { PhoneCall } from './phone-call.ts';

/** What CIC is to be asked; carried out in order, and the first failure ends the rest. */
export type CicCommand =
  | { readonly kind: 'pickup'; readonly callId: string }
  | { readonly kind: 'hold'; readonly callId: string }
  | { readonly kind: 'disconnect'; readonly callId: string }
  | { readonly kind: 'sendToVoicemail'; readonly callId: string }
  | { readonly kind: 'transferToWorkgroup'; readonly callId: string; readonly workgroup: string }
  | {
      readonly kind: 'writeAttributes';
      readonly callId: string;
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
  | { readonly kind: 'phoneCallChanged'; readonly agent: Agent; readonly call: PhoneCall }
  | { readonly kind: 'itemChanged'; readonly agent: Agent; readonly call: PhoneCall };
